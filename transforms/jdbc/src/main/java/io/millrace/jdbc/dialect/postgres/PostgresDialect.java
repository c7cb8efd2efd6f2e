package io.millrace.jdbc.dialect.postgres;

import io.millrace.jdbc.dialect.BatchWrite;
import io.millrace.jdbc.dialect.Column;
import io.millrace.jdbc.dialect.ColumnDefinition;
import io.millrace.jdbc.dialect.ColumnType;
import io.millrace.jdbc.dialect.Dialect;
import io.millrace.jdbc.dialect.Equality;
import io.millrace.jdbc.dialect.KeepAlive;
import io.millrace.jdbc.dialect.KeyAccess;
import io.millrace.jdbc.dialect.NameLimit;
import io.millrace.jdbc.dialect.Parameter;
import io.millrace.jdbc.dialect.Rows;
import io.millrace.jdbc.dialect.Sample;
import io.millrace.jdbc.dialect.StandardSql;
import io.millrace.jdbc.dialect.Table;
import io.millrace.jdbc.dialect.UniqueKey;
import io.millrace.jdbc.dialect.value.ValueRule;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** PostgreSQL, 14 and later. */
public final class PostgresDialect implements Dialect {

  private static final long serialVersionUID = 1L;

  /** The server stops, crashed or starts; a time limit of a statement, lock or transaction. */
  private static final Set<String> TRANSIENT_STATES =
      Set.of("57P01", "57P02", "57P03", "57P05", "57014", "55P03", "25P03", "25P04");

  /** No connection, memory or disk space to be had now. */
  private static final String INSUFFICIENT_RESOURCES = "53";

  /** Memory, that of the lock table included, and a configured limit. */
  private static final Set<String> TOO_LARGE = Set.of("53200", "53400");

  private static final Set<ColumnType> WHOLE_NUMBERS =
      EnumSet.of(ColumnType.INT16, ColumnType.INT32, ColumnType.INT64);

  /** As many as are read in a tenth of a second, and a few ten thousand rows. */
  private static final long FEWEST_SAMPLED_PAGES = 1_000;

  /** Rows of one page are often neighbours: with so many pages a range is off by an eighth. */
  private static final long SAMPLED_PAGES_PER_RANGE = 64;

  /** 160 MiB. */
  private static final long MOST_SAMPLED_PAGES = 20_000;

  private static final int EQUAL_NULLS_SINCE = 15;

  private static final int SCALE_BITS = 11;

  /** Of a numeric with a precision. */
  private static final int MOST_DIGITS = 1_000;

  private static final Set<Integer> IN_OWN_TEXT =
      Set.of(Types.OTHER, Types.ARRAY, Types.STRUCT, Types.SQLXML);

  /** Types of which the driver makes another text than the server, once it has them in binary. */
  private static final String BETTER_AS_TEXT =
      "TIMETZ,POINT,BOX,BYTEA_ARRAY,INT2_ARRAY,INT4_ARRAY,INT8_ARRAY,OID_ARRAY,FLOAT4_ARRAY,"
          + "FLOAT8_ARRAY,VARCHAR_ARRAY,TEXT_ARRAY";

  private static final NameLimit NAMES = new NameLimit(63, true);

  @Override
  public String product() {
    return "PostgreSQL";
  }

  @Override
  public String urlPrefix() {
    return "jdbc:postgresql:";
  }

  @Override
  public String driverClass() {
    return "org.postgresql.Driver";
  }

  /**
   * Ten seconds to connect and to log in, {@link KeepAlive} while nothing comes, and values in
   * binary form from the first execution on: for a million rows of numbers, texts, a decimal and a
   * timestamp that takes a quarter less time, here and on the processor, than text.
   */
  @Override
  public Map<String, String> connectionProperties() {
    Map<String, String> properties = new HashMap<>();
    properties.put("connectTimeout", "10");
    properties.put("loginTimeout", "10");
    properties.put("tcpKeepAlive", "true");
    properties.put("prepareThreshold", "-1");
    properties.put("binaryTransferDisable", BETTER_AS_TEXT);
    properties.put("ApplicationName", "Millrace");
    if (KeepAlive.isFoundBy(driverClass())) {
      properties.put("socketFactory", KeepAlive.class.getName());
    }
    return properties;
  }

  /** By simple queries the driver runs a statement to describe it. */
  @Override
  public Map<String, String> fixedParameters() {
    return Map.of("preferQueryMode", "extended", "binaryTransferDisable", BETTER_AS_TEXT);
  }

  /** A question mark is an operator, of jsonb for one, which JDBC wants to have twice. */
  @Override
  public String forJdbc(String sql) {
    return PostgresQuestionMarks.doubled(sql);
  }

  @Override
  public boolean isDatabaseMissing(SQLException failure) {
    return "3D000".equals(failure.getSQLState());
  }

  @Override
  public void pinSession(Connection connection, String timeZone) throws SQLException {
    PostgresSession.pin(connection, timeZone);
  }

  @Override
  public String timeZone(Connection connection) throws SQLException {
    return PostgresSession.timeZone(connection);
  }

  @Override
  public String timeZone(ZoneId zone) {
    return PostgresSession.timeZone(zone);
  }

  /** Ten seconds, which no writer needs between two statements. */
  @Override
  public void prepareWriting(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET idle_in_transaction_session_timeout = '10s'");
    }
  }

  /** The driver streams only within a transaction, which takes as long as its reader. */
  @Override
  public void prepareReading(Connection connection) throws SQLException {
    PostgresSession.liftTimeLimits(connection);
    connection.setAutoCommit(false);
  }

  @Override
  public Optional<Rows> stream(
      Connection connection, String sql, List<Parameter> parameters, List<Column> columns)
      throws SQLException {
    return PostgresCopy.open(connection, this, sql, parameters, columns);
  }

  @Override
  public boolean streams(String sql) {
    return PostgresCopy.takes(sql, 0);
  }

  /**
   * The driver gives one JDBC type to several PostgreSQL types; their names tell them apart.
   *
   * <p>What JDBC has no class for is the text that PostgreSQL itself writes and reads, as in a
   * dump: arrays, intervals, ranges, JSON, network addresses, composite types. Not {@code money},
   * whose text means another amount in another locale.
   */
  @Override
  public Optional<ColumnType> columnType(int jdbcType, String typeName) {
    return switch (typeName) {
      case "bool" -> Optional.of(ColumnType.BOOLEAN);
      case "uuid" -> Optional.of(ColumnType.UUID);
      case "timestamptz" -> Optional.of(ColumnType.TIMESTAMPTZ);
      case "money" -> Optional.empty();
      case "timetz", "bit", "varbit" -> Optional.of(ColumnType.STRING);
      default ->
          IN_OWN_TEXT.contains(jdbcType)
              ? Optional.of(ColumnType.STRING)
              : StandardSql.columnType(jdbcType);
    };
  }

  /** That of a {@code numeric} may be negative, which the driver gives as a number of 11 bits. */
  @Override
  public int scale(String typeName, int reported) {
    int unused = Integer.SIZE - SCALE_BITS;
    return typeName.equals("numeric") ? reported << unused >> unused : reported;
  }

  @Override
  public String typeOf(ColumnDefinition column) {
    return switch (column.type()) {
      case INT16 -> "smallint";
      case INT32 -> "integer";
      case INT64 -> "bigint";
      case FLOAT -> "real";
      case DOUBLE -> "double precision";
      case DECIMAL ->
          column.precision() == 0 || column.precision() > MOST_DIGITS
              ? "numeric"
              : "numeric(%d, %d)".formatted(column.precision(), column.scale());
      case BOOLEAN -> "boolean";
      case STRING -> "text";
      case BYTES -> "bytea";
      case DATE -> "date";
      case TIME -> "time";
      case TIMESTAMP -> "timestamp";
      case TIMESTAMPTZ -> "timestamptz";
      case UUID -> "uuid";
    };
  }

  @Override
  public boolean hasEqualNulls(Connection connection) throws SQLException {
    return connection.getMetaData().getDatabaseMajorVersion() >= EQUAL_NULLS_SINCE;
  }

  @Override
  public BatchWrite insert(Connection connection, Table table, List<Column> columns)
      throws SQLException {
    return PostgresWrites.of(connection, this, table, columns).insert();
  }

  @Override
  public BatchWrite upsert(
      Connection connection, Table table, List<Column> columns, List<Column> key)
      throws SQLException {
    return PostgresWrites.of(connection, this, table, columns).upsert(key);
  }

  @Override
  public BatchWrite ignore(
      Connection connection, Table table, List<Column> columns, List<Column> key)
      throws SQLException {
    return PostgresWrites.of(connection, this, table, columns).ignore(key);
  }

  @Override
  public BatchWrite update(
      Connection connection, Table table, List<Column> columns, List<Column> key)
      throws SQLException {
    return PostgresWrites.of(connection, this, table, columns).update(key);
  }

  @Override
  public BatchWrite delete(Connection connection, Table table, List<Column> key)
      throws SQLException {
    return PostgresWrites.of(connection, this, table, key).delete(key);
  }

  @Override
  public String insertFrom(Connection connection, Table table, List<Column> columns, String query)
      throws SQLException {
    return StandardSql.insertFrom(
        this, table, columns, PostgresIdentity.clause(connection, table, columns), query);
  }

  @Override
  public String upsertFrom(
      Connection connection, Table table, List<Column> columns, List<Column> key, String query)
      throws SQLException {
    return PostgresWrites.of(connection, this, table, columns).upsertFrom(key, query);
  }

  @Override
  public boolean comparesExactly(Connection connection, Table table, Column column)
      throws SQLException {
    return Dialect.super.comparesExactly(connection, table, column)
        || PostgresKeys.comparesBytes(connection, table, column);
  }

  @Override
  public List<String> identityColumns(Connection connection, Table table) throws SQLException {
    return PostgresIdentity.columns(connection, table);
  }

  @Override
  public void checkStatement(Connection connection, String sql) throws SQLException {
    PostgresRights.checkStatement(connection, sql);
  }

  @Override
  public boolean mayCreate(Connection connection, Table table, String sql) throws SQLException {
    return PostgresRights.mayCreate(connection, table);
  }

  @Override
  public Optional<String> readOnly(Connection connection) throws SQLException {
    return PostgresRights.readOnly(connection);
  }

  @Override
  public Optional<String> missingGrant(Connection connection, Table table, boolean there)
      throws SQLException {
    String right = there ? "SELECT, INSERT, UPDATE, DELETE" : "CREATE";
    String on = there ? table.sql() : "SCHEMA " + quote(table.schema());
    String sql =
        there
            ? """
              SELECT bool_and(has_table_privilege(to_regclass(?), privilege)), current_user
              FROM unnest(ARRAY['SELECT', 'INSERT', 'UPDATE', 'DELETE']) privilege
              """
            : "SELECT has_schema_privilege(?, 'CREATE'), current_user";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, there ? table.sql() : table.schema());
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getBoolean(1)
            ? Optional.empty()
            : Optional.of("GRANT %s ON %s TO %s".formatted(right, on, quote(row.getString(2))));
      }
    }
  }

  @Override
  public void lock(Connection connection, Table table) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("LOCK TABLE %s IN SHARE ROW EXCLUSIVE MODE".formatted(table.sql()));
    }
  }

  /** Under a lock that waits for all who have the table, and keeps all others from it. */
  @Override
  public boolean dropIfEmpty(Connection connection, Table table) throws SQLException {
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      statement.execute("LOCK TABLE %s IN ACCESS EXCLUSIVE MODE".formatted(table.sql()));
      boolean empty = StandardSql.isEmpty(statement, table);
      if (empty) {
        statement.execute("DROP TABLE " + table.sql());
      }
      connection.commit();
      return empty;
    }
  }

  @Override
  public void checkDeferred(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET CONSTRAINTS ALL IMMEDIATE");
    }
  }

  /** As text, which each type reads as it writes it, infinities and NaN included. */
  @Override
  public KeyAccess keyAccess(Connection connection, String from, Column column)
      throws SQLException {
    if (WHOLE_NUMBERS.contains(column.type().orElseThrow())) {
      return Dialect.super.keyAccess(connection, from, column);
    }
    String name = quote(column.name());
    return new KeyAccess(
        "CAST(%s AS text)".formatted(name),
        ColumnType.STRING,
        "text",
        "CAST(? AS %s)".formatted(PostgresKeys.type(connection, from, name)));
  }

  /**
   * {@inheritDoc}
   *
   * <p>Rows of a query cannot be locked where they are not those of a table, one for one: that is
   * refused before it is run. There are no columns and no rows in what is to be locked here.
   */
  @Override
  public boolean keepsRows(Connection connection, String list, String from) {
    String sql =
        "SELECT %s FROM %s CROSS JOIN (SELECT) AS millrace_none FOR KEY SHARE OF millrace_none"
            .formatted(list, from);
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      return statement.getMetaData() != null;
    } catch (SQLException e) {
      return false;
    }
  }

  @Override
  public boolean findsRowsByIndex() {
    return true;
  }

  @Override
  public Optional<Sample> sample(Connection connection, Table table, int ranges)
      throws SQLException {
    double wanted =
        Math.min(
            MOST_SAMPLED_PAGES, Math.max(FEWEST_SAMPLED_PAGES, ranges * SAMPLED_PAGES_PER_RANGE));
    String sql =
        """
        SELECT coalesce((SELECT sum(pg_relation_size(relid)) FROM pg_partition_tree(c.oid)
                         WHERE isleaf), pg_relation_size(c.oid))
               / current_setting('block_size')::int
        FROM pg_class c
        WHERE c.oid = to_regclass(?) AND c.relkind IN ('r', 'm', 'p')
          AND NOT EXISTS (SELECT FROM pg_partition_tree(c.oid) t
                          JOIN pg_class p ON p.oid = t.relid WHERE p.relkind = 'f')
        """;
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, table.sql());
      try (ResultSet row = statement.executeQuery()) {
        double pages = row.next() ? row.getDouble(1) : 0;
        return pages <= wanted
            ? Optional.empty()
            : Optional.of(
                Sample.byClause(
                    "TABLESAMPLE SYSTEM (%s) REPEATABLE (1)"
                        .formatted(BigDecimal.valueOf(100 * wanted / pages).toPlainString())));
      }
    }
  }

  @Override
  public Optional<String> beginSnapshot(Connection connection) throws SQLException {
    return Optional.of(PostgresSnapshot.begin(connection));
  }

  @Override
  public void enterSnapshot(Connection connection, String name) throws SQLException {
    PostgresSnapshot.enter(connection, name);
  }

  @Override
  public List<String> searchPath(Connection connection) throws SQLException {
    try (PreparedStatement statement =
            connection.prepareStatement("SELECT current_schemas(false)");
        ResultSet row = statement.executeQuery()) {
      row.next();
      return PostgresKeys.strings(row.getArray(1));
    }
  }

  @Override
  public List<UniqueKey> uniqueKeys(Connection connection, Table table) throws SQLException {
    return PostgresKeys.all(connection, table);
  }

  @Override
  public List<UniqueKey> rowKeys(Connection connection, Table table) throws SQLException {
    return PostgresKeys.ofRows(connection, table);
  }

  @Override
  public Equality equality(Connection connection, String from, String expression, Column column)
      throws SQLException {
    return column.knownType() == ColumnType.STRING
        ? PostgresEquality.of(connection, from, expression, column.typeName())
        : Equality.asRead(expression);
  }

  @Override
  public Optional<String> exactText(String expression) {
    return Optional.of("(%s) COLLATE \"C\"".formatted(expression));
  }

  @Override
  public List<List<ValueRule>> valueRules(
      Connection connection, Table table, List<Column> columns) {
    return columns.stream().map(PostgresValues::rules).toList();
  }

  @Override
  public NameLimit nameLimit() {
    return NAMES;
  }

  @Override
  public boolean isTransient(SQLException failure) {
    String state = String.valueOf(failure.getSQLState());
    return StandardSql.isTransient(failure)
        || TRANSIENT_STATES.contains(state)
        || (state.startsWith(INSUFFICIENT_RESOURCES) && !isTooLarge(failure));
  }

  @Override
  public boolean isTooLarge(SQLException failure) {
    return TOO_LARGE.contains(String.valueOf(failure.getSQLState()));
  }

  @Override
  public boolean undoesFailedStatement() {
    return false;
  }

  @Override
  public boolean isRefusal(SQLException failure) {
    return StandardSql.isRefusal(failure) || PostgresRefusals.isOfRow(failure);
  }
}
