package io.millrace.jobs.copy;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.jobs.databases.JobScreen;
import io.millrace.jobs.databases.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.Test;

class PostgresToPostgresCopyIT extends CopyContract {

  PostgresToPostgresCopyIT() {
    super(TestDatabase.postgres(), TestDatabase.postgres());
  }

  @Test
  void snapshot_seesOneMoment_andLetsGo() {
    TestDatabase database = TestDatabase.postgres();
    // What is read changes while it is read: each row of a batch that is written adds one.
    database.execute(
        "CREATE TABLE seen (id bigserial PRIMARY KEY, x integer)",
        "INSERT INTO seen (x) SELECT g FROM generate_series(1, 5000) g",
        "CREATE TABLE copies (id bigint PRIMARY KEY, x integer)",
        "CREATE FUNCTION add_another() RETURNS trigger LANGUAGE plpgsql AS $$"
            + " BEGIN INSERT INTO seen (x) VALUES (0); RETURN NEW; END $$",
        "CREATE TRIGGER another AFTER INSERT ON copies FOR EACH ROW EXECUTE FUNCTION add_another()");

    JobScreen screen =
        JobScreen.of(
            "copy",
            "--from=" + database.url(),
            "--table=seen",
            "--splits=20",
            "--to=" + database.url(),
            "--into=copies",
            "--snapshot",
            "--parallelism=1");

    assertThat(screen.err()).isEmpty();
    assertThat(database.query("SELECT count(*), count(*) FILTER (WHERE x = 0) FROM copies"))
        .containsExactly(List.of(5000L, 0L));
    assertThat(database.query("SELECT count(*) FROM seen")).containsExactly(List.of(10000L));
    assertThat(
            database.query(
                "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
                    + " AND pid <> pg_backend_pid()"))
        .containsExactly(List.of(0L));
  }
}
