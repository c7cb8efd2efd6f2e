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

/** A server that is stopped and started while a job reads from it, or writes to it. */
class PostgresRestartIT {

  private static final String[] SALES = {
    "DROP TABLE IF EXISTS sales",
    "CREATE TABLE sales AS SELECT i AS id, i AS amount FROM generate_series(1, 300000) g(i)",
    "ALTER TABLE sales ALTER amount SET NOT NULL",
    "ALTER TABLE sales ADD PRIMARY KEY (id)"
  };

  private static final String[] COPIES = {
    "DROP TABLE IF EXISTS copies",
    "CREATE TABLE copies (id bigint PRIMARY KEY, amount bigint NOT NULL)"
  };

  @RegisterExtension static final TestDatabase OTHER = TestDatabase.postgres();

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

  private static void execute(Database database, String... statements) throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
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
    EmbeddedPostgres before = start(0);
    restartWhileItCopies(before, OTHER.database(), database(before));
  }

  @Test
  void read_goesOnWhereTheServerIsBack() throws Exception {
    EmbeddedPostgres before = start(0);
    restartWhileItCopies(before, database(before), OTHER.database());
  }

  private static Database database(EmbeddedPostgres server) {
    return Database.at(server.getJdbcUrl("postgres", "postgres"));
  }

  private void restartWhileItCopies(EmbeddedPostgres before, Database source, Database target)
      throws Exception {
    execute(source, SALES);
    execute(target, COPIES);
    Future<?> copy = job.submit(() -> copy(source, target));
    waitForStagedRows(target);
    before.close();
    try (EmbeddedPostgres after = start(before.getPort())) {
      copy.get(10, TimeUnit.MINUTES);

      assertThat(after.getPort()).isEqualTo(before.getPort());
      assertThat(one(target, "SELECT count(*) || ' ' || sum(amount) FROM copies"))
          .isEqualTo("300000 45000150000");
      assertThat(one(target, "SELECT count(*) FROM pg_tables WHERE tablename LIKE 'millrace_c%'"))
          .isEqualTo("0");
    }
  }

  private static void copy(Database source, Database target) {
    DirectOptions options = PipelineOptionsFactory.create().as(DirectOptions.class);
    options.setTargetParallelism(4);
    Pipeline pipeline = Pipeline.create(options);
    Flow.from(pipeline, Jdbc.read(source, Sale.class).table("sales").splitInto(8))
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
