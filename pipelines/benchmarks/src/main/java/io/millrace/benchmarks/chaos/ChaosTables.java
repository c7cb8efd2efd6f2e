package io.millrace.benchmarks.chaos;

import io.millrace.benchmarks.jdbc.BenchServer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * The tables that jobs read and write, in schemas of one server so that SQL can compare them, and
 * the server's view of the jobs: each connects as {@link #READER} and as {@link #WRITER}.
 */
final class ChaosTables {

  static final String READER = "reader";
  static final String WRITER = "writer";

  /** Groups enough for merging and writing to take their time. */
  static final long ROWS_OF_A_GROUP = 20;

  private static final String TOTALS =
      "CREATE TABLE expected.totals AS SELECT meter, count(*) AS readings, sum(amount) AS total,"
          + " min(amount) AS least, max(amount) AS most, max(tag) AS tag"
          + " FROM shop.readings GROUP BY meter";

  private final BenchServer server;

  private ChaosTables(BenchServer server) {
    this.server = server;
  }

  /** Makes the source, and what SQL makes of it. */
  static ChaosTables load(BenchServer server, long rows) throws SQLException {
    ChaosTables tables = new ChaosTables(server);
    tables.execute(
        List.of(
            "CREATE ROLE reader LOGIN SUPERUSER",
            "CREATE ROLE writer LOGIN SUPERUSER",
            "CREATE SCHEMA shop",
            "CREATE SCHEMA expected",
            "CREATE SCHEMA reports",
            "CREATE TABLE shop.readings AS SELECT id, id * 7919 %% %d AS meter,"
                    .formatted(Math.max(1, rows / ROWS_OF_A_GROUP))
                + " (id * 31 % 1000003) * 0.0101 AS amount, (id * 17 % 23)::int AS tag"
                + " FROM generate_series(1::bigint, %d) AS id".formatted(rows),
            "ALTER TABLE shop.readings ADD PRIMARY KEY (id)",
            TOTALS,
            "ANALYZE"));
    return tables;
  }

  /** Changes every row of the source, and what SQL makes of it, and makes room for a second run. */
  void changeSource(ChaosJob job) throws SQLException {
    execute(
        List.of(
            "UPDATE shop.readings SET amount = amount + 1", "DROP TABLE expected.totals", TOTALS));
    execute(job.preparationOfSecond());
  }

  String sourceUrl() {
    return server.url(READER);
  }

  String targetUrl() {
    return server.url(WRITER);
  }

  /** Makes the target of a job anew, and removes what others have left. */
  void reset(ChaosJob job) throws SQLException {
    execute(List.of("DROP SCHEMA reports CASCADE", "CREATE SCHEMA reports"));
    execute(job.preparation());
  }

  /** What differs from SQL's answer; nothing where all rows are there, each once, and no others. */
  List<String> differences(ChaosJob job) throws SQLException {
    List<String> differences = new ArrayList<>();
    addRows(differences, "missing", job.expected(), job.target());
    addRows(differences, "too many", job.target(), job.expected());
    return differences;
  }

  private void addRows(List<String> differences, String what, String all, String others)
      throws SQLException {
    String rows = "(TABLE %s EXCEPT ALL TABLE %s) AS rows".formatted(all, others);
    long count = number("SELECT count(*) FROM " + rows);
    if (count > 0) {
      differences.add(
          "%,d rows %s, as %s"
              .formatted(count, what, texts("SELECT rows::text FROM %s LIMIT 3".formatted(rows))));
    }
  }

  /** Tables beside source and target that are none of the user's. */
  List<String> leftovers(ChaosJob job) throws SQLException {
    return texts(
        "SELECT schemaname || '.' || tablename FROM pg_tables"
            + " WHERE schemaname NOT IN ('pg_catalog', 'information_schema', 'expected')"
            + " AND schemaname || '.' || tablename NOT IN"
            + " ('shop.readings', 'reports.millrace_runs', 'reports.millrace_writers', '%s')"
                .formatted(job.target()));
  }

  /** Whether a job that writes at its end has done so. */
  boolean isPublished() throws SQLException {
    return number("SELECT count(to_regclass('reports.millrace_runs'))") > 0
        && number("SELECT count(*) FROM reports.millrace_runs") > 0;
  }

  /** How many connections a job has now. */
  long connections() throws SQLException {
    return number("SELECT count(*) FROM pg_stat_activity WHERE usename IN ('reader', 'writer')");
  }

  /** Whether a user is in a transaction at this moment. */
  boolean isAtWork(String user) throws SQLException {
    return number(
            "SELECT count(*) FROM pg_stat_activity WHERE usename = '%s' AND state <> 'idle'"
                .formatted(user))
        > 0;
  }

  /** Whether any of a job's rows are in the database, seen or staged. */
  boolean isBegun(ChaosJob job) throws SQLException {
    return job.isStaged()
        ? isPublished() || !leftovers(job).isEmpty()
        : number("SELECT count(*) FROM (SELECT FROM %s LIMIT 1) AS one".formatted(job.target()))
            > 0;
  }

  /** Ends the connections of some users; their number. */
  long terminate(List<String> users) throws SQLException {
    try (Connection connection = server.connect();
        PreparedStatement statement =
            connection.prepareStatement(
                "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity"
                    + " WHERE usename = ANY (?)")) {
      statement.setArray(1, connection.createArrayOf("text", users.toArray()));
      try (ResultSet result = statement.executeQuery()) {
        result.next();
        return result.getLong(1);
      }
    }
  }

  private void execute(List<String> statements) throws SQLException {
    try (Connection connection = server.connect();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  private long number(String query) throws SQLException {
    return Long.parseLong(texts(query).get(0));
  }

  private List<String> texts(String query) throws SQLException {
    List<String> texts = new ArrayList<>();
    try (Connection connection = server.connect();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      while (result.next()) {
        texts.add(result.getString(1));
      }
    }
    return texts;
  }
}
