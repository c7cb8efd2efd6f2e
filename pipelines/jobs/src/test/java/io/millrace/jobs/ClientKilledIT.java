package io.millrace.jobs;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.jobs.databases.TestDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of the job of a cluster when the process that waits for it is killed. */
class ClientKilledIT {

  private static final Path JAR = Path.of("target/millrace/millrace.jar").toAbsolutePath();

  @RegisterExtension static final SharedCluster CLUSTER = new SharedCluster();

  @ParameterizedTest(name = "child too: {0}")
  @ValueSource(booleans = {false, true})
  void kill_whileAnInsertIsAtWork_isPublishedByTheJob(boolean childToo) throws Exception {
    FlinkRestClient rest = new FlinkRestClient(CLUSTER.address());
    TestDatabase database = TestDatabase.postgres();
    database.execute(
        "CREATE TABLE readings AS SELECT id, id * 0.01 AS amount FROM generate_series(1, 30000) AS id",
        "ALTER TABLE readings ADD PRIMARY KEY (id)",
        "CREATE TABLE copies (LIKE readings)",
        "CREATE FUNCTION wait() RETURNS trigger LANGUAGE plpgsql AS"
            + " 'BEGIN PERFORM pg_advisory_xact_lock(1); RETURN NULL; END'",
        // Staged rows do not come here: it is the publication that waits.
        "CREATE TRIGGER wait BEFORE INSERT ON copies EXECUTE FUNCTION wait()");

    String job;
    try (Connection other = database.connect();
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.execute("SELECT pg_advisory_xact_lock(1)");
      Millrace client =
          Millrace.start(
              "copy",
              "--from=" + database.url(),
              "--table=readings",
              "--to=" + database.url(),
              "--into=copies",
              "--mode=insert",
              "--flinkMaster=" + CLUSTER.address(),
              "--filesToStage=" + JAR);
      job = rest.awaitRunning(client);
      ProcessHandle child = client.child();
      client.signal("KILL");
      if (childToo) {
        Millrace.signal("KILL", child);
      }
      assertThat(child.onExit()).succeedsWithin(Patience.SECONDS, SECONDS);
      other.rollback();
    }

    assertThat(rest.awaitEnd(job)).isEqualTo("FINISHED");
    assertThat(database.query("SELECT count(*), count(DISTINCT id) FROM copies"))
        .hasToString("[[30000, 30000]]");
    assertThat(
            database.query(
                "SELECT tablename FROM pg_tables WHERE tablename LIKE 'millrace!_copies!_%' ESCAPE '!'"))
        .isEmpty();
  }
}
