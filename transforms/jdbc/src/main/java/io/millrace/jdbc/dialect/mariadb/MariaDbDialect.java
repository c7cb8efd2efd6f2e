package io.millrace.jdbc.dialect.mariadb;

import io.millrace.jdbc.dialect.BatchWrite;
import io.millrace.jdbc.dialect.Column;
import io.millrace.jdbc.dialect.ColumnDefinition;
import io.millrace.jdbc.dialect.ColumnType;
import io.millrace.jdbc.dialect.Dialect;
import io.millrace.jdbc.dialect.Equality;
import io.millrace.jdbc.dialect.KeepAlive;
import io.millrace.jdbc.dialect.NameLimit;
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
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * MariaDB, 10.7 and later. What JDBC calls a schema is a database there.
 *
 * <p>New texts are compared byte by byte, as on the other databases: with MariaDB's own default
 * {@code 'a'} and {@code 'A'} would be one key.
 */
public final class MariaDbDialect implements Dialect {

  private static final long serialVersionUID = 1L;

  private static final int UNKNOWN_DATABASE = 1049;

  /**
   * Too many connections, of the server (1040) and of the user (1203), the server stops (1053), a
   * lock waited for in vain (1205), deadlock (1213), the statement was stopped (1317, 1969), the
   * row was changed since (1020), the connection was ended (1927).
   */
  private static final Set<Integer> TRANSIENT =
      Set.of(1020, 1040, 1053, 1203, 1205, 1213, 1317, 1927, 1969);

  /**
   * A value that its column cannot hold (1265, 1366), none where there is no default (1364), a row
   * that is too long for its page (1118), one for no partition (1526, 1748), a subquery of a
   * trigger that gives several rows for it (1242), a value that a function does not take (1411),
   * and what a trigger raises (1644), whatever SQLState it chooses.
   */
  private static final Set<Integer> REFUSALS =
      Set.of(1118, 1242, 1265, 1364, 1366, 1411, 1526, 1644, 1748);

  /** No memory for it (1041), or no room for its locks (1206). */
  private static final Set<Integer> TOO_LARGE = Set.of(1041, 1206);

  private static final String RAISED = "45";

  private static final String TEXT = " CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin";

  /** An index has room for 3,072 bytes: three such columns, of four bytes a character. */
  private static final int KEY_LENGTH = 255;

  /** Of a decimal. */
  private static final int MOST_DIGITS = 65;

  private static final int MOST_SCALE = 38;

  private static final long FEWEST_SAMPLED_ROWS = 100_000;

  /** A range is off by a thirtieth. */
  private static final long SAMPLED_ROWS_PER_RANGE = 1_000;

  private static final NameLimit NAMES = new NameLimit(64, false);

  @Override
  public String product() {
    return "MariaDB";
  }

  @Override
  public String urlPrefix() {
    return "jdbc:mariadb:";
  }

  @Override
  public String driverClass() {
    return "org.mariadb.jdbc.Driver";
  }

  /**
   * Ten seconds to connect; {@link KeepAlive} while nothing comes; values in UTC, as the session
   * is; values in binary form, as the text of a {@code float} has too few digits; small integers as
   * they are, where the driver would take them for a boolean or a date; and no server that asks for
   * files of the client.
   */
  @Override
  public Map<String, String> connectionProperties() {
    return Map.ofEntries(
        Map.entry("connectTimeout", "10000"),
        Map.entry("tcpKeepIdle", String.valueOf(KeepAlive.IDLE_SECONDS)),
        Map.entry("tcpKeepInterval", String.valueOf(KeepAlive.INTERVAL_SECONDS)),
        Map.entry("tcpKeepCount", String.valueOf(KeepAlive.COUNT)),
        Map.entry("useCatalogTerm", "SCHEMA"),
        Map.entry("connectionTimeZone", "UTC"),
        Map.entry("forceConnectionTimeZoneToSession", "true"),
        Map.entry("initSql", "SET time_zone = '" + MariaDbSession.TIME_ZONE + "'"),
        Map.entry("useServerPrepStmts", "true"),
        Map.entry("useBulkStmts", "true"),
        Map.entry("tinyInt1isBit", "false"),
        Map.entry("yearIsDateType", "false"),
        Map.entry("allowLocalInfile", "false"));
  }

  @Override
  public Map<String, String> fixedParameters() {
    return Map.of(
        "connectionTimeZone", "UTC",
        "serverTimezone", "UTC",
        "timezone", "UTC",
        "useServerPrepStmts", "true",
        "tinyInt1isBit", "false",
        "yearIsDateType", "false",
        "useCatalogTerm", "SCHEMA");
  }

  @Override
  public boolean isDatabaseMissing(SQLException failure) {
    return failure.getErrorCode() == UNKNOWN_DATABASE;
  }

  @Override
  public void pinSession(Connection connection, String timeZone) throws SQLException {
    MariaDbSession.pin(connection);
  }

  @Override
  public String timeZone(Connection connection) {
    return MariaDbSession.TIME_ZONE;
  }

  /** UTC alone: what the driver gives of a point in time is its local time in the session's. */
  @Override
  public String timeZone(ZoneId zone) {
    if (!zone.normalized().equals(ZoneOffset.UTC)) {
      throw new IllegalArgumentException(
          "timeZone must be UTC for MariaDB, is %s; write CONVERT_TZ(x, 'UTC', '%s') in expressions"
              .formatted(zone, zone));
    }
    return MariaDbSession.TIME_ZONE;
  }

  /** Ten seconds, which no writer needs between two statements. */
  @Override
  public void prepareWriting(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET idle_transaction_timeout = 10");
    }
  }

  /**
   * The driver fetches as many rows at a time as the statement says, and the server waits for it: a
   * day, where it would give up a reader that is busy with its rows after a minute, and whatever
   * time limits there are for statements and transactions.
   *
   * <p>So a million rows of 200 characters take 18 MiB, 3,276 at a time; without, they do not fit
   * into a heap of 64 MiB.
   */
  @Override
  public void prepareReading(Connection connection) throws SQLException {
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      statement.execute(MariaDbSession.NO_TIME_LIMITS);
    }
  }

  /** To be closed the driver must have read all rows: without this, as long as for using them. */
  @Override
  public void abandon(Statement query) throws SQLException {
    query.cancel();
  }

  /** Unsigned integers have the next greater type; {@code timestamp} is a point in time. */
  @Override
  public Optional<ColumnType> columnType(int jdbcType, String typeName) {
    return switch (typeName) {
      case "TINYINT", "TINYINT UNSIGNED", "BOOLEAN", "YEAR" -> Optional.of(ColumnType.INT16);
      case "SMALLINT UNSIGNED" -> Optional.of(ColumnType.INT32);
      case "INTEGER UNSIGNED", "INT UNSIGNED" -> Optional.of(ColumnType.INT64);
      case "BIGINT UNSIGNED" -> Optional.of(ColumnType.DECIMAL);
      case "BIT" -> Optional.of(jdbcType == Types.BOOLEAN ? ColumnType.BOOLEAN : ColumnType.BYTES);
      case "TIMESTAMP" -> Optional.of(ColumnType.TIMESTAMPTZ);
      case "uuid", "UUID" -> Optional.of(ColumnType.UUID);
      default -> isGeometry(typeName) ? Optional.empty() : StandardSql.columnType(jdbcType);
    };
  }

  private static boolean isGeometry(String typeName) {
    return typeName.startsWith("GEOMETRY")
        || typeName.endsWith("POINT")
        || typeName.endsWith("LINESTRING")
        || typeName.endsWith("POLYGON");
  }

  /**
   * {@inheritDoc}
   *
   * <p>A decimal without a precision gets 65 digits, all that there are, 30 of them decimals. A
   * {@code timestamp} is stored in UTC and ends in 2038; what is earlier or later is refused when
   * it is written, and a {@code datetime(6)} takes it, as UTC.
   */
  @Override
  public String typeOf(ColumnDefinition column) {
    return switch (column.type()) {
      case INT16 -> "smallint";
      case INT32 -> "int";
      case INT64 -> "bigint";
      case FLOAT -> "float";
      case DOUBLE -> "double";
      case DECIMAL ->
          column.precision() == 0 ? "decimal(65, 30)" : decimal(column.precision(), column.scale());
      // Not boolean, which is another name of tinyint(1) and has 256 values.
      case BOOLEAN -> "bit(1)";
      case STRING -> "longtext" + TEXT;
      case BYTES -> "longblob";
      case DATE -> "date";
      case TIME -> "time(6)";
      case TIMESTAMP -> "datetime(6)";
      // Before 10.10 a timestamp is NOT NULL, and set to now, unless it is told to be NULL.
      case TIMESTAMPTZ -> column.nullable() ? "timestamp(6) NULL" : "timestamp(6)";
      case UUID -> "uuid";
    };
  }

  /** With as many digits behind the point as there is room for. */
  private static String decimal(int precision, int scale) {
    int tooMany = Math.max(Math.max(precision - MOST_DIGITS, scale - MOST_SCALE), 0);
    int fewer = Math.min(tooMany, scale);
    return "decimal(%d, %d)".formatted(precision - fewer, scale - fewer);
  }

  /** Texts and binaries of at most 255 characters and bytes: an index takes no longer ones. */
  @Override
  public String keyTypeOf(ColumnDefinition column) {
    return switch (column.type()) {
      case STRING -> "varchar(%d)".formatted(KEY_LENGTH) + TEXT;
      case BYTES -> "varbinary(%d)".formatted(KEY_LENGTH);
      default -> typeOf(column);
    };
  }

  @Override
  public boolean hasEqualNulls() {
    return false;
  }

  @Override
  public BatchWrite insert(Connection connection, Table table, List<Column> columns) {
    return new MariaDbWrites(this, table, columns).insert();
  }

  @Override
  public String upsertFrom(
      Connection connection, Table table, List<Column> columns, List<Column> key, String query)
      throws SQLException {
    MariaDbKeys.of(connection, table).checkOnly(key, columns);
    return new MariaDbWrites(this, table, columns).upsertFrom(key, query);
  }

  @Override
  public boolean comparesExactly(Connection connection, Table table, Column column)
      throws SQLException {
    return Dialect.super.comparesExactly(connection, table, column)
        || MariaDbKeys.comparesBytes(connection, table, column);
  }

  @Override
  public BatchWrite upsert(
      Connection connection, Table table, List<Column> columns, List<Column> key)
      throws SQLException {
    MariaDbKeys.of(connection, table).checkOnly(key, columns);
    return new MariaDbWrites(this, table, columns).upsert(key);
  }

  @Override
  public BatchWrite ignore(
      Connection connection, Table table, List<Column> columns, List<Column> key)
      throws SQLException {
    MariaDbKeys.of(connection, table).checkOnly(key, columns);
    return new MariaDbWrites(this, table, columns).ignore(key);
  }

  @Override
  public BatchWrite update(
      Connection connection, Table table, List<Column> columns, List<Column> key) {
    return new MariaDbWrites(this, table, columns).update(key);
  }

  @Override
  public BatchWrite delete(Connection connection, Table table, List<Column> key) {
    return new MariaDbWrites(this, table, key).delete(key);
  }

  @Override
  public List<String> createStaging(
      Table staging, Table target, List<Column> columns, List<String> numbers) {
    List<String> quoted = numbers.stream().map(this::quote).toList();
    return List.of(
        "CREATE TABLE %s (%s bigint DEFAULT 0, PRIMARY KEY (%s))%s AS SELECT %s FROM %s WHERE 1 = 0"
            .formatted(
                staging.sql(),
                String.join(" bigint DEFAULT 0, ", quoted),
                String.join(", ", quoted),
                tableOptions(),
                columns.stream()
                    .map(column -> quote(column.name()))
                    .collect(Collectors.joining(", ")),
                target.sql()));
  }

  @Override
  public Optional<String> missingGrant(Connection connection, Table table, boolean there)
      throws SQLException {
    return MariaDbGrants.of(connection).missing(table, there);
  }

  @Override
  public String sharedLock() {
    return "LOCK IN SHARE MODE";
  }

  @Override
  public String clockMicros() {
    return "CAST(UNIX_TIMESTAMP(NOW(6)) * 1000000 AS SIGNED)";
  }

  @Override
  public String tableOptions() {
    return MariaDbEngine.OPTION;
  }

  @Override
  public void checkStatement(Connection connection, String sql) throws SQLException {
    MariaDbRights.checkStatement(connection, sql);
  }

  @Override
  public boolean mayCreate(Connection connection, Table table, String sql) throws SQLException {
    return MariaDbRights.mayCreate(connection, sql);
  }

  @Override
  public String createGrant(Table table) {
    return "CREATE, DROP, LOCK TABLES, SELECT, INSERT, DELETE ON %s.*"
        .formatted(quote(table.schema()));
  }

  @Override
  public Optional<String> readOnly(Connection connection) throws SQLException {
    return MariaDbRights.readOnly(connection);
  }

  @Override
  public void checkTransactional(Connection connection, Table table) throws SQLException {
    MariaDbEngine.checkTransactional(connection, table);
  }

  /** A table can be dropped under its lock, which {@code DROP TABLE} in a transaction would end. */
  @Override
  public boolean dropIfEmpty(Connection connection, Table table) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("LOCK TABLES %s WRITE".formatted(table.sql()));
      boolean empty = StandardSql.isEmpty(statement, table);
      if (empty) {
        statement.execute("DROP TABLE " + table.sql());
      }
      statement.execute("UNLOCK TABLES");
      return empty;
    }
  }

  @Override
  public String quote(String name) {
    return '`' + name.replace("`", "``") + '`';
  }

  @Override
  public List<String> searchPath(Connection connection) throws SQLException {
    String schema = connection.getSchema();
    if (schema == null && connection.getCatalog() != null) {
      throw new IllegalArgumentException(
          "data source must have useCatalogTerm=SCHEMA in its URL, has not: databases are schemas"
              + " here");
    }
    return schema == null ? List.of() : List.of(schema);
  }

  @Override
  public List<UniqueKey> uniqueKeys(Connection connection, Table table) throws SQLException {
    return MariaDbKeys.of(connection, table).overWholeColumns();
  }

  @Override
  public Optional<String> keyRefusal(Connection connection, Optional<Table> table, Column column)
      throws SQLException {
    return MariaDbSplits.refusal(connection, table, column);
  }

  /** Rows at random: the server still reads all keys, but sorts few and keeps few aside. */
  @Override
  public Optional<Sample> sample(Connection connection, Table table, int ranges)
      throws SQLException {
    long wanted = Math.max(FEWEST_SAMPLED_ROWS, ranges * SAMPLED_ROWS_PER_RANGE);
    String sql =
        """
        SELECT table_rows FROM information_schema.tables
        WHERE table_schema = ? AND table_name = ? AND table_type = 'BASE TABLE'
        """;
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, table.schema());
      statement.setString(2, table.name());
      try (ResultSet row = statement.executeQuery()) {
        double rows = row.next() ? row.getDouble(1) : 0;
        return rows <= 2 * wanted
            ? Optional.empty()
            : Optional.of(
                Sample.byCondition(
                    "RAND(1) < " + BigDecimal.valueOf(wanted / rows).toPlainString()));
      }
    }
  }

  @Override
  public Equality equality(Connection connection, String from, String expression, Column column)
      throws SQLException {
    return column.knownType() == ColumnType.STRING
        ? MariaDbEquality.of(connection, from, expression)
        : Equality.asRead(expression);
  }

  /** Its own collations take {@code 'a'}, {@code 'A'} and {@code 'a '} for one. */
  @Override
  public Optional<String> exactText(String expression) {
    return Optional.of("CONVERT(%s USING utf8mb4) COLLATE utf8mb4_nopad_bin".formatted(expression));
  }

  @Override
  public List<List<ValueRule>> valueRules(Connection connection, Table table, List<Column> columns)
      throws SQLException {
    MariaDbValues values = MariaDbValues.of(connection, table);
    return columns.stream().map(values::rules).toList();
  }

  @Override
  public NameLimit nameLimit() {
    return NAMES;
  }

  @Override
  public boolean isTransient(SQLException failure) {
    return StandardSql.isTransient(failure) || TRANSIENT.contains(failure.getErrorCode());
  }

  @Override
  public boolean isTooLarge(SQLException failure) {
    return TOO_LARGE.contains(failure.getErrorCode());
  }

  @Override
  public boolean isRefusal(SQLException failure) {
    return StandardSql.isRefusal(failure)
        || REFUSALS.contains(failure.getErrorCode())
        || String.valueOf(failure.getSQLState()).startsWith(RAISED);
  }
}
