package io.millrace.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.jdbc.Database;
import io.millrace.jobs.databases.TestDatabase;
import java.sql.Connection;
import java.sql.Statement;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of the job of a cluster when the process that waits for it is killed. */
class ClientKilledIT {

  @RegisterExtension static final SharedCluster CLUSTER = new SharedCluster();

  @ParameterizedTest(name = "child too: {0}")
  @ValueSource(booleans = {false, true})
  void kill_whileAnInsertIsAtWork_isPublishedByTheJob(boolean childToo) throws Exception {
    FlinkRestClient rest = new FlinkRestClient(CLUSTER.address());
    TestDatabase database = TestDatabase.postgres();
    database.execute(
        "CREATE TABLE readings AS SELECT id, id * 0.01 AS amount FROM generate_series(1, 30000) AS id",
        "ALTER TABLE readings ADD PRIMARY KEY (id)",
        "CREATE TABLE copies (LIKE readings)");

    Millrace millrace =
        Millrace.start(
            "copy",
            "--from=" + database.url(),
            "--table=readings",
            "--to=" + database.url(),
            "--into=copies",
            "--mode=insert",
            "--flinkMaster=" + CLUSTER.address());
    String job = rest.awaitRunning();
    try (Connection other = Database.at(database.url()).connect();
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      // What is published waits for it.
      statement.execute("LOCK TABLE copies IN SHARE MODE");
      ProcessHandle child = millrace.child();
      millrace.signal("KILL");
      if (childToo) {
        Millrace.signal("KILL", child);
      }
      child.onExit().join();
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
