package io.millrace.jdbc.dialect.h2;

import io.millrace.jdbc.dialect.BatchWrite;
import io.millrace.jdbc.dialect.Column;
import io.millrace.jdbc.dialect.ColumnDefinition;
import io.millrace.jdbc.dialect.ColumnType;
import io.millrace.jdbc.dialect.Dialect;
import io.millrace.jdbc.dialect.Equality;
import io.millrace.jdbc.dialect.NameLimit;
import io.millrace.jdbc.dialect.StandardSql;
import io.millrace.jdbc.dialect.Table;
import io.millrace.jdbc.dialect.UniqueKey;
import io.millrace.jdbc.dialect.value.ValueRule;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** H2, 2.x. */
public final class H2Dialect implements Dialect {

  private static final long serialVersionUID = 1L;

  private static final Set<String> DATABASE_MISSING = Set.of("90013", "90146", "90149");

  /** A lock that was waited for in vain, a statement that was stopped, a database that closed. */
  private static final Set<String> TRANSIENT_STATES = Set.of("HYT00", "57014", "90098", "90121");

  private static final NameLimit NAMES = new NameLimit(256, false);

  @Override
  public String product() {
    return "H2";
  }

  @Override
  public String urlPrefix() {
    return "jdbc:h2:";
  }

  @Override
  public String driverClass() {
    return "org.h2.Driver";
  }

  /** None: the driver gives up an unreachable server after two seconds. */
  @Override
  public Map<String, String> connectionProperties() {
    return Map.of();
  }

  @Override
  public boolean isDatabaseMissing(SQLException failure) {
    return DATABASE_MISSING.contains(String.valueOf(failure.getSQLState()));
  }

  @Override
  public void pinSession(Connection connection, String timeZone) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET TIME ZONE '%s'".formatted(timeZone.replace("'", "''")));
    }
  }

  /** A database has none, and a session that of its client. */
  @Override
  public String timeZone(Connection connection) {
    return "UTC";
  }

  @Override
  public String timeZone(ZoneId zone) {
    return zone instanceof ZoneOffset ? "GMT" + zone.getId().replace("Z", "") : zone.getId();
  }

  @Override
  public void prepareReading(Connection connection) throws SQLException {
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET LAZY_QUERY_EXECUTION 1");
    }
  }

  /** Some of its own types come under a JDBC type that means something else. */
  @Override
  public Optional<ColumnType> columnType(int jdbcType, String typeName) {
    return switch (typeName) {
      case "UUID" -> Optional.of(ColumnType.UUID);
      // A float of few digits comes as one of many.
      case "REAL" -> Optional.of(ColumnType.FLOAT);
      case "DECFLOAT" -> Optional.of(ColumnType.DECIMAL);
      default ->
          typeName.startsWith("ENUM")
              ? Optional.of(ColumnType.STRING)
              : StandardSql.columnType(jdbcType);
    };
  }

  @Override
  public String typeOf(ColumnDefinition column) {
    return switch (column.type()) {
      case INT16 -> "SMALLINT";
      case INT32 -> "INTEGER";
      case INT64 -> "BIGINT";
      case FLOAT -> "REAL";
      case DOUBLE -> "DOUBLE PRECISION";
      // DECFLOAT keeps the digits of each value; NUMERIC would round to its scale.
      case DECIMAL ->
          column.precision() == 0
              ? "DECFLOAT(1000)"
              : "NUMERIC(%d, %d)".formatted(column.precision(), column.scale());
      case BOOLEAN -> "BOOLEAN";
      case STRING -> "CHARACTER VARYING";
      case BYTES -> "BINARY VARYING";
      case DATE -> "DATE";
      case TIME -> "TIME(9)";
      case TIMESTAMP -> "TIMESTAMP(9)";
      case TIMESTAMPTZ -> "TIMESTAMP(9) WITH TIME ZONE";
      case UUID -> "UUID";
    };
  }

  @Override
  public BatchWrite insert(Connection connection, Table table, List<Column> columns) {
    return new H2Writes(this, table, columns).insert();
  }

  @Override
  public String insertFrom(Connection connection, Table table, List<Column> columns, String query) {
    return StandardSql.insertFrom(this, table, columns, H2Writes.OVERRIDING, query);
  }

  @Override
  public List<String> identityColumns(Connection connection, Table table) throws SQLException {
    String sql =
        """
        SELECT column_name FROM information_schema.columns
        WHERE table_schema = ? AND table_name = ? AND identity_generation = 'ALWAYS'
        """;
    List<String> names = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, table.schema());
      statement.setString(2, table.name());
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          names.add(row.getString(1));
        }
      }
    }
    return names;
  }

  @Override
  public String upsertFrom(
      Connection connection, Table table, List<Column> columns, List<Column> key, String query) {
    return new H2Writes(this, table, columns).upsertFrom(key, query);
  }

  @Override
  public boolean comparesExactly(Connection connection, Table table, Column column)
      throws SQLException {
    return StandardSql.comparesExactly(column)
        || (column.type().orElseThrow() == ColumnType.STRING
            && !column.typeName().equals("VARCHAR_IGNORECASE")
            && !hasCollation(connection));
  }

  private static boolean hasCollation(Connection connection) throws SQLException {
    String sql =
        "SELECT 1 FROM information_schema.settings"
            + " WHERE setting_name = 'COLLATION' AND setting_value <> 'OFF'";
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      return row.next();
    }
  }

  @Override
  public BatchWrite upsert(
      Connection connection, Table table, List<Column> columns, List<Column> key) {
    return new H2Writes(this, table, columns).upsert(key);
  }

  @Override
  public BatchWrite ignore(
      Connection connection, Table table, List<Column> columns, List<Column> key) {
    return new H2Writes(this, table, columns).ignore(key);
  }

  @Override
  public BatchWrite update(
      Connection connection, Table table, List<Column> columns, List<Column> key) {
    return new H2Writes(this, table, columns).update(key);
  }

  @Override
  public BatchWrite delete(Connection connection, Table table, List<Column> key) {
    return new H2Writes(this, table, key).delete(key);
  }

  /** There is no other lock, so writers to one table take turns. */
  @Override
  public String sharedLock() {
    return "FOR UPDATE";
  }

  /**
   * Under another name, by which nobody else finds it, and behind a statement that waits for those
   * who had it before: no lock outlives a check here.
   */
  @Override
  public boolean dropIfEmpty(Connection connection, Table table) throws SQLException {
    Table aside = table.sibling(this, table.name() + " (millrace)");
    String constraint = quote("millrace");
    try (Statement statement = connection.createStatement()) {
      rename(statement, table, aside);
      boolean dropped = false;
      try {
        statement.execute(
            "ALTER TABLE %s ADD CONSTRAINT %s CHECK (1 = 1)".formatted(aside.sql(), constraint));
        if (StandardSql.isEmpty(statement, aside)) {
          statement.execute("DROP TABLE " + aside.sql());
          dropped = true;
        } else {
          statement.execute("ALTER TABLE %s DROP CONSTRAINT %s".formatted(aside.sql(), constraint));
        }
      } finally {
        if (!dropped) {
          rename(statement, aside, table);
        }
      }
      return dropped;
    }
  }

  private void rename(Statement statement, Table from, Table to) throws SQLException {
    statement.execute("ALTER TABLE %s RENAME TO %s".formatted(from.sql(), quote(to.name())));
  }

  /** {@link H2Writes} takes NULL for equal to NULL, whatever the index does. */
  @Override
  public List<UniqueKey> uniqueKeys(Connection connection, Table table) throws SQLException {
    return StandardSql.uniqueKeys(connection, table).stream()
        .map(key -> new UniqueKey(key.name(), key.columns(), key.primary(), false))
        .toList();
  }

  @Override
  public Equality equality(Connection connection, String from, String expression, Column column)
      throws SQLException {
    return column.knownType() == ColumnType.STRING
        ? H2Equality.of(connection, expression, column.typeName())
        : Equality.asRead(expression);
  }

  /** A column may be one that ignores case. */
  @Override
  public Optional<String> exactText(String expression) {
    return Optional.of("CAST(%s AS CHARACTER VARYING)".formatted(expression));
  }

  /** H2 orders texts as Java does, by halves of surrogate pairs; the bytes are UTF-8. */
  @Override
  public Optional<String> textExtreme(String function, String expression) {
    return Optional.of(
        "CAST(%s(CAST(CAST(%s AS CHARACTER VARYING) AS BINARY VARYING)) AS CHARACTER VARYING)"
            .formatted(function, expression));
  }

  @Override
  public List<List<ValueRule>> valueRules(
      Connection connection, Table table, List<Column> columns) {
    return columns.stream().map(H2Values::rules).toList();
  }

  @Override
  public NameLimit nameLimit() {
    return NAMES;
  }

  @Override
  public boolean isTransient(SQLException failure) {
    return StandardSql.isTransient(failure)
        || TRANSIENT_STATES.contains(String.valueOf(failure.getSQLState()));
  }
}
