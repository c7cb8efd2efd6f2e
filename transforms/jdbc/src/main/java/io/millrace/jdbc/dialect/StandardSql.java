package io.millrace.jdbc.dialect;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the SQL and JDBC standards say, for the dialects that follow them. */
public final class StandardSql {

  /** Serialisation failure and deadlock. */
  private static final Set<String> TRANSIENT_STATES = Set.of("40001", "40P01");

  /** Data exception, integrity constraint violation, WITH CHECK OPTION violation. */
  private static final Set<String> REFUSAL_CLASSES = Set.of("22", "23", "44");

  /** Window functions, and numbers of rows as H2 and MariaDB also have them. */
  private static final Pattern NUMBERING =
      Pattern.compile("\\b(over|rownum)\\b", Pattern.CASE_INSENSITIVE);

  private StandardSql() {}

  /** By words, which may as well be in a text or a name. */
  public static boolean keepsRows(String list) {
    return !NUMBERING.matcher(list).find();
  }

  public static String quote(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  public static Optional<ColumnType> columnType(int jdbcType) {
    return Optional.ofNullable(
        switch (jdbcType) {
          case Types.TINYINT, Types.SMALLINT -> ColumnType.INT16;
          case Types.INTEGER -> ColumnType.INT32;
          case Types.BIGINT -> ColumnType.INT64;
          case Types.REAL -> ColumnType.FLOAT;
          case Types.FLOAT, Types.DOUBLE -> ColumnType.DOUBLE;
          case Types.NUMERIC, Types.DECIMAL -> ColumnType.DECIMAL;
          case Types.BOOLEAN -> ColumnType.BOOLEAN;
          case Types.CHAR,
              Types.VARCHAR,
              Types.LONGVARCHAR,
              Types.NCHAR,
              Types.NVARCHAR,
              Types.LONGNVARCHAR,
              Types.CLOB,
              Types.NCLOB ->
              ColumnType.STRING;
          case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB -> ColumnType.BYTES;
          case Types.DATE -> ColumnType.DATE;
          case Types.TIME -> ColumnType.TIME;
          case Types.TIMESTAMP -> ColumnType.TIMESTAMP;
          case Types.TIMESTAMP_WITH_TIMEZONE -> ColumnType.TIMESTAMPTZ;
          default -> null;
        });
  }

  public static boolean isTransient(SQLException failure) {
    if (failure instanceof SQLTransientException || failure instanceof SQLRecoverableException) {
      return true;
    }
    String state = failure.getSQLState();
    return state != null && (state.startsWith("08") || TRANSIENT_STATES.contains(state));
  }

  public static boolean isRefusal(SQLException failure) {
    String state = failure.getSQLState();
    return state != null && REFUSAL_CLASSES.contains(state.substring(0, 2));
  }

  public static List<String> createStaging(
      Dialect dialect, Table staging, Table target, List<Column> columns, List<String> numbers) {
    String list =
        Stream.concat(
                columns.stream().map(column -> dialect.quote(column.name())),
                numbers.stream().map(name -> "CAST(0 AS BIGINT) AS " + dialect.quote(name)))
            .collect(Collectors.joining(", "));
    return List.of(
        "CREATE TABLE %s AS SELECT %s FROM %s WHERE 1 = 0"
            .formatted(staging.sql(), list, target.sql()),
        "ALTER TABLE %s ADD PRIMARY KEY (%s)"
            .formatted(
                staging.sql(),
                numbers.stream().map(dialect::quote).collect(Collectors.joining(", "))));
  }

  public static boolean isEmpty(Statement statement, Table table) throws SQLException {
    statement.setMaxRows(1);
    try (ResultSet row = statement.executeQuery("SELECT 1 FROM " + table.sql())) {
      return !row.next();
    }
  }

  public static List<UniqueKey> uniqueKeys(Connection connection, Table table) throws SQLException {
    DatabaseMetaData metaData = connection.getMetaData();
    String catalog = connection.getCatalog();
    Map<String, TreeMap<Short, String>> indexes = new LinkedHashMap<>();
    try (ResultSet row = metaData.getIndexInfo(catalog, table.schema(), table.name(), true, true)) {
      while (row.next()) {
        if (row.getString("COLUMN_NAME") != null) {
          indexes
              .computeIfAbsent(row.getString("INDEX_NAME"), name -> new TreeMap<>())
              .put(row.getShort("ORDINAL_POSITION"), row.getString("COLUMN_NAME"));
        }
      }
    }
    List<String> primaryColumns = primaryColumns(metaData, catalog, table);
    List<UniqueKey> keys = new ArrayList<>();
    if (!primaryColumns.isEmpty()) {
      keys.add(new UniqueKey("primary key", primaryColumns, true, false));
    }
    indexes.forEach(
        (name, columns) ->
            keys.add(new UniqueKey(name, List.copyOf(columns.values()), false, true)));
    return keys;
  }

  public static String insertFrom(
      Dialect dialect, Table table, List<Column> columns, String clause, String query) {
    return "INSERT INTO %s (%s)%s %s"
        .formatted(
            table.sql(),
            columns.stream()
                .map(column -> dialect.quote(column.name()))
                .collect(Collectors.joining(", ")),
            clause,
            query);
  }

  public static boolean comparesExactly(Column column) {
    return switch (column.type().orElseThrow()) {
      case FLOAT, DOUBLE, STRING -> false;
      default -> true;
    };
  }

  public static List<String> generatedColumns(Connection connection, Table table)
      throws SQLException {
    return columns(connection, table, StandardSql::isGenerated);
  }

  public static List<String> requiredColumns(Connection connection, Table table)
      throws SQLException {
    return columns(
        connection,
        table,
        row ->
            row.getString("IS_NULLABLE").equals("NO")
                && row.getString("COLUMN_DEF") == null
                && !"YES".equals(row.getString("IS_AUTOINCREMENT"))
                && !isGenerated(row));
  }

  private static boolean isGenerated(ResultSet row) throws SQLException {
    return "YES".equals(row.getString("IS_GENERATEDCOLUMN"));
  }

  /** A condition on a column's metadata. */
  @FunctionalInterface
  private interface Condition {
    boolean holds(ResultSet row) throws SQLException;
  }

  private static List<String> columns(Connection connection, Table table, Condition condition)
      throws SQLException {
    DatabaseMetaData metaData = connection.getMetaData();
    List<String> names = new ArrayList<>();
    try (ResultSet row =
        metaData.getColumns(
            connection.getCatalog(),
            TableName.escaped(metaData, table.schema()),
            TableName.escaped(metaData, table.name()),
            "%")) {
      while (row.next()) {
        if (condition.holds(row)) {
          names.add(row.getString("COLUMN_NAME"));
        }
      }
    }
    return names;
  }

  private static List<String> primaryColumns(DatabaseMetaData metaData, String catalog, Table table)
      throws SQLException {
    TreeMap<Short, String> columns = new TreeMap<>();
    try (ResultSet row = metaData.getPrimaryKeys(catalog, table.schema(), table.name())) {
      while (row.next()) {
        columns.put(row.getShort("KEY_SEQ"), row.getString("COLUMN_NAME"));
      }
    }
    return List.copyOf(columns.values());
  }
}
