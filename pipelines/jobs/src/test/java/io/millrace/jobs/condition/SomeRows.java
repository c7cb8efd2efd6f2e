package io.millrace.jobs.condition;

import io.millrace.jdbc.Database;
import io.millrace.jdbc.Jdbc;
import io.millrace.jdbc.dialect.ColumnDefinition;
import io.millrace.jobs.databases.JobTarget;
import io.millrace.jobs.databases.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.values.Row;

/** Rows of every type in PostgreSQL, which are asked there and here what holds for them. */
final class SomeRows {

  private final TestDatabase database = TestDatabase.postgres();
  private final List<ColumnDefinition> columns;
  private final List<Row> rows = new ArrayList<>();

  SomeRows() {
    database.execute(
        "CREATE TABLE t (id integer PRIMARY KEY, i integer, b bigint, d numeric, r double"
            + " precision, f real, s text COLLATE \"C\", flag boolean, day date, at timestamp, z"
            + " timestamptz, u uuid, hour time)",
        "INSERT INTO t VALUES (1, 0, 0, 0, 0, 0, '', false, '2024-02-29', '2024-02-29 00:00',"
            + " '2024-02-29 00:00+00', '00000000-0000-0000-0000-000000000000', '00:00'), (2, 1, 10,"
            + " 1.0, 1.5, 0.1, 'a', true, '2024-03-01', '2024-03-01 12:30', '2024-03-01 12:30+02',"
            + " 'ffffffff-0000-0000-0000-000000000000', '12:30'), (3, -1, -10, 1.00, -1.5, -0.1,"
            + " 'A', true, '1999-12-31', '1999-12-31 23:59:59.999999', '1999-12-31"
            + " 23:59:59.999999-05', 'ffffffff-0000-0000-0000-000000000001', '23:59:59.999999'),"
            + " (4, 7, 9007199254740993, 9007199254740993.5, 9007199254740992, 1e30, 'a%b_c\\d',"
            + " NULL, NULL, NULL, NULL, NULL, NULL), (5, -7, 4, 0.1, 'NaN', 'NaN', 'zürich', false,"
            + " '2024-02-29', '2024-02-29 00:00:00.000001', NULL, NULL, '00:00:00.000001'), (6, 3,"
            + " 5, -0.125, '-0', 'Infinity', '🙂', true, '2024-02-28', '2024-02-28 23:59', NULL,"
            + " NULL, NULL), (7, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,"
            + " NULL), (8, 2, NULL, 99999999999999999999999999.99, 0.1, NULL, 'ﬁ', NULL,"
            + " '2024-03-01', NULL, NULL, NULL, NULL), (9, NULL, 3, NULL, 2, 2, 'o''neil', false,"
            + " NULL, '2024-03-01 00:00', NULL, NULL, NULL)");
    columns =
        Jdbc.describe(Database.at(database.url()), "SELECT * FROM t").asList().stream()
            .map(column -> ColumnDefinition.like(column.name(), column))
            .toList();
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("SELECT * FROM t ORDER BY id")) {
      while (result.next()) {
        List<Object> values = new ArrayList<>();
        for (ColumnDefinition column : columns) {
          values.add(column.type().read(result, values.size() + 1));
        }
        rows.add(Row.withSchema(JobTarget.schema(columns)).attachValues(values));
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  List<ColumnDefinition> columns() {
    return columns;
  }

  /** The ids of the rows that meet a condition, as PostgreSQL says. */
  List<Integer> whereBySql(String condition) {
    return database.query("SELECT id FROM t WHERE (%s) ORDER BY id".formatted(condition)).stream()
        .map(row -> (Integer) row.get(0))
        .toList();
  }

  /** The ids of the rows that meet a condition, as we say. */
  List<Integer> where(String text) {
    Condition condition =
        Condition.parse("--having", text, columns.stream().map(ConditionColumn::of).toList());
    return rows.stream().filter(condition::test).map(row -> row.<Integer>getValue(0)).toList();
  }
}
