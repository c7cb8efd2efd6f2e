package io.millrace.jdbc.dialect;

import io.millrace.jdbc.dialect.equality.Equality;
import io.millrace.jdbc.dialect.equality.H2Equality;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
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
  public boolean isTransient(SQLException failure) {
    return StandardSql.isTransient(failure)
        || TRANSIENT_STATES.contains(String.valueOf(failure.getSQLState()));
  }
}
