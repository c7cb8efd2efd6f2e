package io.millrace.jdbc.dialect.postgres;

import io.millrace.jdbc.dialect.BatchWrite;
import io.millrace.jdbc.dialect.ColumnType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Rows as arrays of texts, one a column, which the server casts.
 *
 * @param template the statement, with {@link #ROWS} in it
 * @param counted whether the rows that it changes are those that were given
 * @param unnested what stands for them: columns {@code c1} and so on, and {@code n}, their number
 * @param sqlTypes what their values are cast to
 * @param types of the columns
 */
record PostgresArrays(
    String template,
    boolean counted,
    String unnested,
    List<String> sqlTypes,
    List<ColumnType> types)
    implements BatchWrite {

  /** Stands for the rows in a statement until it is made; there is no such thing in a name. */
  static final String ROWS = "\0";

  /** What is in a block with an exception is undone where it fails, without a round trip. */
  private static final String EACH =
      """
      #variable_conflict use_column
      <<millrace>>
      DECLARE
        %1$s
        failed text[] := '{}';
        state text;
        message text;
      BEGIN
        SET CONSTRAINTS ALL IMMEDIATE;
        FOR millrace_row IN 1 .. %2$d LOOP
          BEGIN
            %3$s;
          EXCEPTION WHEN OTHERS OR assert_failure THEN
            GET STACKED DIAGNOSTICS state = RETURNED_SQLSTATE, message = MESSAGE_TEXT;
            millrace.failed := array_append(millrace.failed, CAST(millrace_row AS text));
            millrace.failed := array_append(millrace.failed, millrace.state);
            millrace.failed := array_append(millrace.failed, millrace.message);
          END;
        END LOOP;
        PERFORM set_config('millrace.failed', CAST(millrace.failed AS text), true);
      END
      """;

  private static final String SET_VALUES =
      "set_config('millrace.c%d', CAST(CAST(? AS text[]) AS text), true)";

  private static final int PARTS = 3;

  @Override
  public String sql() {
    return template.replace(ROWS, unnested);
  }

  @Override
  public void write(Connection connection, List<Object[]> rows) throws SQLException {
    execute(connection, rows);
  }

  @Override
  public long writeCounted(Connection connection, List<Object[]> rows) throws SQLException {
    int changed = execute(connection, rows);
    return counted ? changed : rows.size();
  }

  private int execute(Connection connection, List<Object[]> rows) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql())) {
      setArrays(connection, statement, rows);
      return statement.executeUpdate();
    }
  }

  /** The number that the statement selects from the rows. */
  long select(Connection connection, List<Object[]> rows) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql())) {
      setArrays(connection, statement, rows);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  private void setArrays(Connection connection, PreparedStatement statement, List<Object[]> rows)
      throws SQLException {
    for (int column = 0; column < types.size(); column++) {
      String[] values = new String[rows.size()];
      for (int row = 0; row < values.length; row++) {
        values[row] = PostgresText.of(types.get(column), rows.get(row)[column]);
      }
      statement.setArray(column + 1, connection.createArrayOf("text", values));
    }
  }

  /**
   * {@inheritDoc}
   *
   * <p>In a block of PL/pgSQL, which takes no parameters: values are settings of the transaction
   * meanwhile.
   */
  @Override
  public Optional<Map<Integer, SQLException>> writeEach(Connection connection, List<Object[]> rows)
      throws SQLException {
    if (!setValues(connection, rows)) {
      return Optional.empty();
    }
    try (Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      statement.execute("DO '%s'".formatted(each(rows.size()).replace("'", "''")));
      return Optional.of(failed(statement));
    }
  }

  /** Whether the role may use the language that reads the values; they are set in any case. */
  private boolean setValues(Connection connection, List<Object[]> rows) throws SQLException {
    String sql =
        """
        SELECT EXISTS (SELECT FROM pg_language
                       WHERE lanname = 'plpgsql' AND has_language_privilege(oid, 'USAGE')), %s
        """
            .formatted(forColumns(SET_VALUES::formatted, ", "));
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      setArrays(connection, statement, rows);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getBoolean(1);
      }
    }
  }

  private String each(int rows) {
    String values =
        forColumns(
            column ->
                "CAST(millrace.c%1$d[millrace_row] AS %2$s) AS c%1$d"
                    .formatted(column, sqlTypes.get(column - 1)),
            ", ");
    return EACH.formatted(
        forColumns("c%1$d text[] := current_setting('millrace.c%1$d');"::formatted, " "),
        rows,
        template.replace(ROWS, "(SELECT %s, 1 AS n) AS s".formatted(values)));
  }

  private String forColumns(IntFunction<String> text, String separator) {
    return IntStream.rangeClosed(1, types.size())
        .mapToObj(text)
        .collect(Collectors.joining(separator));
  }

  private static Map<Integer, SQLException> failed(Statement statement) throws SQLException {
    try (ResultSet row =
        statement.executeQuery("SELECT CAST(current_setting('millrace.failed') AS text[])")) {
      row.next();
      String[] parts = (String[]) row.getArray(1).getArray();
      Map<Integer, SQLException> failed = new HashMap<>();
      for (int i = 0; i < parts.length; i += PARTS) {
        failed.put(Integer.parseInt(parts[i]) - 1, new SQLException(parts[i + 2], parts[i + 1]));
      }
      return failed;
    }
  }
}
