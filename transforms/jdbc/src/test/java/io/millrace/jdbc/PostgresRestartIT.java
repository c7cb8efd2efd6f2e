package io.millrace.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.flow.Flow;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.beam.runners.direct.DirectOptions;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A server that is stopped and started while a job writes to it. */
class PostgresRestartIT {

  @RegisterExtension static final TestDatabase SOURCE = TestDatabase.postgres();

  @TempDir private Path data;

  private final ExecutorService job = Executors.newSingleThreadExecutor();

  record Sale(long id, long amount) {}

  @AfterEach
  void end() {
    job.shutdownNow();
  }

  private EmbeddedPostgres start(int port) throws IOException {
    return EmbeddedPostgres.builder()
        .setPort(port)
        .setDataDirectory(data)
        .setCleanDataDirectory(false)
        .start();
  }

  private static String one(Database database, String sql) throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }

  @Test
  void insert_goesOnWhereTheServerIsBack() throws Exception {
    SOURCE.execute(
        "CREATE TABLE sales AS SELECT i AS id, i AS amount FROM generate_series(1, 300000) g(i)",
        "ALTER TABLE sales ALTER amount SET NOT NULL",
        "ALTER TABLE sales ADD PRIMARY KEY (id)");
    EmbeddedPostgres before = start(0);
    int port = before.getPort();
    Database target = Database.at(before.getJdbcUrl("postgres", "postgres"));
    try (Connection connection = target.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE copies (id bigint PRIMARY KEY, amount bigint NOT NULL)");
    }

    Future<?> copy = job.submit(() -> copy(target));
    waitForStagedRows(target);
    before.close();
    try (EmbeddedPostgres after = start(port)) {
      copy.get();

      assertThat(after.getPort()).isEqualTo(port);
      assertThat(one(target, "SELECT count(*) || ' ' || sum(amount) FROM copies"))
          .isEqualTo("300000 45000150000");
      assertThat(one(target, "SELECT count(*) FROM pg_tables WHERE tablename LIKE 'millrace_c%'"))
          .isEqualTo("0");
    }
  }

  private static void copy(Database target) {
    DirectOptions options = PipelineOptionsFactory.create().as(DirectOptions.class);
    options.setTargetParallelism(4);
    Pipeline pipeline = Pipeline.create(options);
    Flow.from(pipeline, Jdbc.read(SOURCE.database(), Sale.class).table("sales").splitInto(8))
        .into(Jdbc.insert(target, Sale.class).table("copies").batchSize(200));
    pipeline.run().waitUntilFinish();
  }

  private static void waitForStagedRows(Database target) throws Exception {
    String staged =
        "SELECT coalesce(sum(n_tup_ins), 0) > 10000 FROM pg_stat_user_tables"
            + " WHERE relname LIKE 'millrace_c%'";
    while (!one(target, staged).equals("t")) {
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }
}
