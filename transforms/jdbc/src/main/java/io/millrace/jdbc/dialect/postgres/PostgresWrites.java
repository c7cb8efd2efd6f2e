package io.millrace.jdbc.dialect.postgres;

import io.millrace.jdbc.dialect.BatchWrite;
import io.millrace.jdbc.dialect.Column;
import io.millrace.jdbc.dialect.ColumnType;
import io.millrace.jdbc.dialect.Dialect;
import io.millrace.jdbc.dialect.Table;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The statements that write rows to a table of PostgreSQL. Each has one parameter a column, an
 * array of the rows' values, whatever the number of rows.
 *
 * <p>Measured on a million rows of eight columns, half of which overwrite others, by two writers,
 * in CPU-seconds of the server: in batches of 50,000 rows 5.4, against 5.1 by {@code COPY} of texts
 * into a temporary table and 4.9 by {@code COPY} of binary values, which need the right to create
 * temporary tables; in batches of 2,000 rows 7.9, against 9.1 by {@code COPY} and 9.2 by multi-row
 * {@code VALUES}. {@code DISTINCT ON} lets the database itself, which alone knows when two of its
 * keys are equal, keep one row of each key, and its sort makes concurrent writers lock rows in one
 * order.
 */
final class PostgresWrites {

  /** Of these the server refuses what is too long, but for blanks, which are looked at before. */
  private static final Set<String> NEVER_CUT = Set.of("varchar", "bpchar", "bit", "varbit");

  private final Dialect dialect;
  private final Table table;
  private final List<Column> columns;
  private final Map<String, SqlType> types;
  private final String clause;
  private final List<String> aliases;

  private PostgresWrites(
      Dialect dialect,
      Table table,
      List<Column> columns,
      Map<String, SqlType> types,
      String clause) {
    this.dialect = dialect;
    this.table = table;
    this.columns = columns;
    this.types = types;
    this.clause = clause;
    this.aliases = IntStream.rangeClosed(1, columns.size()).mapToObj(i -> "c" + i).toList();
  }

  /** Writes of these columns. */
  static PostgresWrites of(
      Connection connection, Dialect dialect, Table table, List<Column> columns)
      throws SQLException {
    return new PostgresWrites(
        dialect,
        table,
        columns,
        sqlTypes(connection, table),
        PostgresIdentity.clause(connection, table, columns));
  }

  BatchWrite insert() {
    return batch(
        "INSERT INTO %s (%s)%s SELECT %s FROM %s"
            .formatted(table.sql(), names(columns), clause, String.join(", ", aliases), rows()));
  }

  BatchWrite upsert(List<Column> key) {
    String rows = oneRowAKey(key, "DESC");
    PostgresArrays upsert = batch(upsertFrom(key, rows), true);
    return columns.size() > key.size()
        ? upsert
        : new PostgresKeysUpsert(
            upsert, batch("SELECT count(*) FROM (%s) AS kept".formatted(rows), false));
  }

  /** The upsert of a query's rows, which have each key once. */
  String upsertFrom(List<Column> key, String query) {
    String overwrites = overwrites(key, "EXCLUDED.%1$s");
    return "INSERT INTO %s (%s)%s %s ON CONFLICT (%s) DO %s"
        .formatted(
            table.sql(),
            names(columns),
            clause,
            query,
            names(key),
            overwrites.isEmpty() ? "NOTHING" : "UPDATE SET " + overwrites);
  }

  BatchWrite ignore(List<Column> key) {
    return batch(
        "INSERT INTO %s (%s)%s %s ON CONFLICT (%s) DO NOTHING"
            .formatted(table.sql(), names(columns), clause, oneRowAKey(key, "ASC"), names(key)),
        true);
  }

  BatchWrite update(List<Column> key) {
    return batch(
        "UPDATE %s AS t SET %s FROM (%s) AS s WHERE %s"
            .formatted(
                table.sql(), overwrites(key, "s.%2$s"), oneRowAKey(key, "DESC"), matches(key)));
  }

  BatchWrite delete(List<Column> key) {
    return batch(
        "DELETE FROM %s AS t USING (%s) AS s WHERE %s"
            .formatted(table.sql(), oneRowAKey(key, "DESC"), matches(key)));
  }

  private BatchWrite batch(String template) {
    return batch(template, false);
  }

  private PostgresArrays batch(String template, boolean counted) {
    String unnested =
        "unnest(%s) WITH ORDINALITY AS s(%s, n)"
            .formatted(
                list(columns, column -> "CAST(? AS %s[])".formatted(unnestedType(column))),
                String.join(", ", aliases));
    return new PostgresArrays(
        template,
        counted,
        unnested,
        columns.stream().map(this::unnestedType).toList(),
        columns.stream().map(column -> column.type().orElseThrow()).toList());
  }

  private String rows() {
    return columns.stream().noneMatch(this::isReadAsText)
        ? PostgresArrays.ROWS
        : "(SELECT %s, n FROM %s) AS s"
            .formatted(list(columns, this::asItsType), PostgresArrays.ROWS);
  }

  // Of an array of arrays unnest gives the innermost elements, of one of composites the fields.
  private String unnestedType(Column column) {
    return isReadAsText(column) ? "text" : type(column).base();
  }

  private String asItsType(Column column) {
    String alias = alias(column);
    if (isCut(column)) {
      return "%s AS %s".formatted(uncut(column), alias);
    }
    return isOfParts(column)
        ? "CAST(%1$s AS %2$s) AS %1$s".formatted(alias, type(column).base())
        : alias;
  }

  // Java does not know what such a type cuts, so the server compares, and refuses a text that it
  // cannot read.
  private String uncut(Column column) {
    String refusal =
        " is no value that column %s of type %s keeps as it is"
            .formatted(column.name(), type(column).full());
    return ("CASE WHEN CAST(%1$s AS %2$s) IS NOT DISTINCT FROM CAST(%1$s AS %3$s) THEN CAST(%1$s AS"
            + " %3$s) ELSE CAST(%1$s || %4$s AS %3$s) END")
        .formatted(
            alias(column),
            type(column).full(),
            type(column).base(),
            "'" + refusal.replace("'", "''") + "'");
  }

  private boolean isReadAsText(Column column) {
    return isOfParts(column) || isCut(column);
  }

  /** Whether it is written as text, and has fewer digits or fields than its type can have. */
  private boolean isCut(Column column) {
    return column.type().orElseThrow() == ColumnType.STRING
        && !NEVER_CUT.contains(column.typeName())
        && !type(column).full().equals(type(column).base());
  }

  private boolean isOfParts(Column column) {
    return column.jdbcType() == Types.ARRAY || column.jdbcType() == Types.STRUCT;
  }

  /** The last row of each key, or with {@code ASC} the first. */
  private String oneRowAKey(List<Column> key, String order) {
    String keys = list(key, this::stored);
    return "SELECT DISTINCT ON (%1$s) %2$s FROM %3$s ORDER BY %1$s, n %4$s"
        .formatted(keys, String.join(", ", aliases), rows(), order);
  }

  private String overwrites(List<Column> key, String value) {
    return columns.stream()
        .filter(column -> !key.contains(column))
        .map(column -> quoted(column) + " = " + value.formatted(quoted(column), alias(column)))
        .collect(Collectors.joining(", "));
  }

  // An index serves both halves of the longer form, and does not serve IS NOT DISTINCT FROM.
  private String matches(List<Column> key) {
    return key.stream()
        .map(
            column ->
                (column.nullable()
                        ? "(t.%1$s = s.%2$s OR (t.%1$s IS NULL AND s.%2$s IS NULL))"
                        : "t.%1$s = s.%2$s")
                    .formatted(quoted(column), alias(column)))
        .collect(Collectors.joining(" AND "));
  }

  // As the table holds and compares it: rounded to the digits of its column, in its collation.
  private String stored(Column column) {
    SqlType type = type(column);
    return "CAST(%s AS %s)%s".formatted(alias(column), type.full(), type.collate());
  }

  private String alias(Column column) {
    return aliases.get(columns.indexOf(column));
  }

  private SqlType type(Column column) {
    return types.get(column.name());
  }

  private String names(List<Column> some) {
    return list(some, this::quoted);
  }

  private String quoted(Column column) {
    return dialect.quote(column.name());
  }

  private static String list(List<Column> columns, Function<Column, String> text) {
    return columns.stream().map(text).collect(Collectors.joining(", "));
  }

  private static Map<String, SqlType> sqlTypes(Connection connection, Table table)
      throws SQLException {
    String sql =
        """
        SELECT attname, format_type(atttypid, -1), format_type(atttypid, atttypmod),
               (SELECT format(' COLLATE %I.%I', nspname, collname)
                FROM pg_collation c JOIN pg_namespace n ON n.oid = c.collnamespace
                WHERE c.oid = attcollation AND NOT collisdeterministic)
        FROM pg_attribute WHERE attrelid = to_regclass(?) AND attnum > 0 AND NOT attisdropped
        """;
    Map<String, SqlType> types = new HashMap<>();
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, table.sql());
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          String collate = row.getString(4) == null ? "" : row.getString(4);
          types.put(row.getString(1), new SqlType(row.getString(2), row.getString(3), collate));
        }
      }
    }
    return types;
  }

  /**
   * A column's type.
   *
   * @param base without its length or digits
   * @param full with them
   * @param collate as it stands behind an expression, where texts may be equal that differ; else
   *     empty, as the default collation is quicker and tells the same apart
   */
  private record SqlType(String base, String full, String collate) {}
}
