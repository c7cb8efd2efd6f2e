package io.millrace.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.flow.Flow;
import io.millrace.flow.connect.Split;
import io.millrace.jdbc.dialect.Dialect;
import io.millrace.jdbc.internal.connect.Connections;
import io.millrace.jdbc.internal.connect.Pool;
import io.millrace.jdbc.internal.connect.PooledConnections;
import io.millrace.jdbc.internal.connect.UrlConnector;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.beam.runners.direct.DirectOptions;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.values.Row;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Trouble that others make: it passes, and the rows are there. */
class PostgresTroubleIT {

  @RegisterExtension static final TestDatabase TEST = TestDatabase.postgres();

  private final ExecutorService others = Executors.newCachedThreadPool();

  record Count(long id, long count) {}

  @AfterEach
  void end() {
    others.shutdownNow();
  }

  private static JdbcWrite<Count> counts(Database database, String table) {
    return Jdbc.upsert(database, Count.class).table(table);
  }

  private static Database withSetting(String setting) {
    return Database.at(TEST.url() + "&options=-c%20" + setting);
  }

  @Test
  void write_deadlock() throws Exception {
    TEST.execute(
        "CREATE TABLE deadlocked (id bigint PRIMARY KEY, count bigint)",
        "INSERT INTO deadlocked VALUES (1, 0), (2, 0)");
    Future<?> write;

    try (Connection other = TEST.database().connect();
        Statement statement = other.createStatement()) {
      // It waits longer than the writer does before it looks for a deadlock, and so survives it.
      statement.execute("SET deadlock_timeout = '20s'");
      other.setAutoCommit(false);
      statement.execute("UPDATE deadlocked SET count = -2 WHERE id = 2");
      write =
          others.submit(
              () ->
                  WriteRuns.of(counts(TEST.database(), "deadlocked"))
                      .bundle(new Count(1, 10), new Count(2, 20)));
      waitForAWaiter();
      statement.execute("UPDATE deadlocked SET count = -1 WHERE id = 1");
      other.commit();
    }

    write.get();
    assertThat(TEST.query("SELECT id, count FROM deadlocked ORDER BY id"))
        .containsExactly(List.of("1", "10"), List.of("2", "20"));
  }

  @Test
  void write_statementTimeout() throws Exception {
    waitsForARow("statement_timeout=150", "timed_out");
  }

  @Test
  void write_lockTimeout() throws Exception {
    waitsForARow("lock_timeout=150", "locked_out");
  }

  @Test
  void read_statementTimeout_doesNotCountWhatTheReaderTakes() throws Exception {
    JdbcRead<Row> read =
        Jdbc.read(withSetting("statement_timeout=200"))
            .query(
                "SELECT n, repeat(md5(CAST(n AS text)), 64) AS filler"
                    + " FROM generate_series(1, 20000) g(n)");
    long[] rows = new long[1];

    for (Split<Row> split : read.splits(1)) {
      split.read(
          row -> {
            if (rows[0]++ == 0) {
              waitForAnOldStatement();
            }
          });
    }

    assertThat(rows[0]).isEqualTo(20_000);
  }

  private static void waitForAnOldStatement() throws InterruptedException {
    String old =
        "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'COPY%'"
            + " AND state = 'active' AND clock_timestamp() - query_start > interval '300 ms'";
    while (TEST.query(old).isEmpty()) {
      TimeUnit.MILLISECONDS.sleep(10);
    }
  }

  @Test
  void timeLimits_passWithTheNextTry() {
    Dialect dialect = TEST.database().dialect();

    assertThat(Stream.of("57014", "55P03", "25P03", "25P04"))
        .allMatch(state -> dialect.isTransient(new SQLException("too long", state)));
  }

  /** Somebody holds a row for longer than the writer's session waits. */
  private void waitsForARow(String setting, String table) throws Exception {
    TEST.execute(
        "CREATE TABLE %s (id bigint PRIMARY KEY, count bigint)".formatted(table),
        "INSERT INTO %s VALUES (1, 0)".formatted(table));
    Future<?> write;

    try (Connection other = TEST.database().connect();
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.execute("UPDATE %s SET count = -1".formatted(table));
      write =
          others.submit(
              () -> WriteRuns.of(counts(withSetting(setting), table)).bundle(new Count(1, 10)));
      waitForAWaiter();
      waitForNoWaiter();
      other.commit();
    }

    write.get();
    assertThat(TEST.query("SELECT count FROM " + table)).containsExactly(List.of("10"));
  }

  private static void waitForAWaiter() throws InterruptedException {
    while (waiters() == 0) {
      TimeUnit.MILLISECONDS.sleep(10);
    }
  }

  private static void waitForNoWaiter() throws InterruptedException {
    while (waiters() > 0) {
      TimeUnit.MILLISECONDS.sleep(10);
    }
  }

  private static int waiters() {
    return TEST.query(
            "SELECT 1 FROM pg_stat_activity"
                + " WHERE datname = current_database() AND wait_event_type = 'Lock'")
        .size();
  }

  record Sale(long id, long amount) {}

  @Test
  void server_thatGivesFiveConnections() throws Exception {
    try (EmbeddedPostgres small =
        EmbeddedPostgres.builder()
            .setServerConfig("max_connections", "5")
            .setServerConfig("superuser_reserved_connections", "0")
            .setServerConfig("max_wal_senders", "0")
            .start()) {
      Database database = Database.at(small.getJdbcUrl("postgres", "postgres"));
      try (Connection connection = database.connect();
          Statement statement = connection.createStatement()) {
        statement.execute(
            "CREATE TABLE sales AS SELECT i AS id, i AS amount FROM generate_series(1, 20000) g(i)");
        statement.execute("ALTER TABLE sales ALTER amount SET NOT NULL");
        statement.execute("ALTER TABLE sales ADD PRIMARY KEY (id)");
        statement.execute("CREATE TABLE copies (id bigint PRIMARY KEY, amount bigint NOT NULL)");
      }

      copy(database, 8);

      assertThat(sum(database)).isEqualTo("20000 200010000");
      copy(database.maxConnections(2), 8);
      assertThat(sum(database)).isEqualTo("20000 200010000");
    }
  }

  /** From table to table, in one stage, which reads and writes at the same time. */
  private static void copy(Database database, int workers) {
    DirectOptions options = PipelineOptionsFactory.create().as(DirectOptions.class);
    options.setTargetParallelism(workers);
    Pipeline pipeline = Pipeline.create(options);
    Flow.from(pipeline, Jdbc.read(database, Sale.class).table("sales").splitInto(8))
        .into(Jdbc.upsert(database, Sale.class).table("copies").batchSize(100));
    pipeline.run().waitUntilFinish();
  }

  private static String sum(Database database) throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT count(*), sum(amount) FROM copies")) {
      row.next();
      return row.getString(1) + " " + row.getString(2);
    }
  }

  private static JdbcWrite<Count> withDeadLetters(WriteMode mode, Database database, String table) {
    return Jdbc.write(database, mode, Count.class).table(table).deadLetters("bad_" + table);
  }

  @Test
  void publish_rowsThatAreRefused_oneConnectionToWrite() throws Exception {
    Database database = TEST.database().maxConnections(2);
    TEST.execute(
        "CREATE TABLE scarce (id bigint PRIMARY KEY, count bigint)",
        "INSERT INTO scarce VALUES (1, 0)");

    WriteRuns.of(withDeadLetters(WriteMode.INSERT, database, "scarce"))
        .bundle(new Count(1, 10), new Count(2, 20))
        .publish();
    List<List<String>> inserted = TEST.query("SELECT id, count FROM scarce ORDER BY id");
    WriteRuns.of(withDeadLetters(WriteMode.REPLACE, database, "scarce"))
        .bundle(new Count(3, 30), new Count(3, 30), new Count(4, 40))
        .publish();

    assertThat(inserted).containsExactly(List.of("1", "0"), List.of("2", "20"));
    assertThat(TEST.query("SELECT id, count FROM scarce ORDER BY id"))
        .containsExactly(List.of("3", "30"), List.of("4", "40"));
    assertThat(TEST.query("SELECT row_data FROM bad_scarce ORDER BY 1"))
        .containsExactly(List.of("{\"id\":1,\"count\":10}"), List.of("{\"id\":3,\"count\":30}"));
  }

  @Test
  void publish_rowsThatAreRefused_whoReadsIsNotKeptFromWriting() throws Exception {
    Database database = TEST.database().maxConnections(2);
    TEST.execute(
        "CREATE TABLE waiting (id bigint PRIMARY KEY, count bigint)",
        "CREATE TABLE read_and_written (id bigint PRIMARY KEY, count bigint)");
    WriteRuns<Count> run =
        WriteRuns.of(withDeadLetters(WriteMode.INSERT, database, "waiting"))
            .bundle(new Count(1, 10), new Count(1, 10));
    Future<?> publish;

    try (Connection reader = database.readConnections(null).connect()) {
      publish = others.submit(run::publish);
      waitForTheTable("bad_waiting");
      assertThat(reader.isClosed()).isFalse();
      WriteRuns.of(counts(database, "read_and_written")).bundle(new Count(1, 1));
    }

    publish.get();
    assertThat(TEST.query("SELECT id, count FROM waiting")).containsExactly(List.of("1", "10"));
    assertThat(TEST.query("SELECT count FROM read_and_written")).containsExactly(List.of("1"));
  }

  private static void waitForTheTable(String name) throws InterruptedException {
    while (!Tables.exists(TEST.database(), name)) {
      TimeUnit.MILLISECONDS.sleep(10);
    }
  }

  @Test
  void pool_allInUse() throws SQLException {
    Connections connections =
        new PooledConnections(new UrlConnector(TEST.url(), null, null), Pool.Purpose.WRITE, 1, 300);

    try (Connection held = connections.connect()) {
      assertThatThrownBy(connections::connect)
          .isInstanceOf(SQLException.class)
          .hasMessageContainingAll(
              "cannot connect to jdbc:postgresql:",
              "1 of 1 connections of this process to write are in use for 0.3 s");
      assertThat(held.isClosed()).isFalse();
    }
  }

  @Test
  void pool_sharedByAll_closedWithTheLast() throws Exception {
    Connections connections =
        new PooledConnections(
            new UrlConnector(TEST.url(), null, null), Pool.Purpose.WRITE, 3, 10_000);
    Callable<Integer> backend =
        () -> {
          try (Connection connection = connections.connect();
              Statement statement = connection.createStatement();
              ResultSet row = statement.executeQuery("SELECT pg_backend_pid()")) {
            row.next();
            return row.getInt(1);
          }
        };

    Connections.Use use = connections.use();
    int first = backend.call();
    int second = backend.call();
    use.close();
    int third = backend.call();

    assertThat(second).isEqualTo(first);
    assertThat(third).isNotEqualTo(first);
  }
}
