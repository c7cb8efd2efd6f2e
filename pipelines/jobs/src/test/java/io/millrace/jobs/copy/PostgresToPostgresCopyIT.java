package io.millrace.jobs.copy;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.jobs.databases.JobScreen;
import io.millrace.jobs.databases.TestDatabase;
import java.util.List;
import java.util.stream.Stream;
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

  @Test
  void timeZone_ofTheDatabase_andAsAsked() {
    TestDatabase database = TestDatabase.postgres();
    database.execute(
        "CREATE TABLE events (id int PRIMARY KEY, created_at timestamptz NOT NULL)",
        "INSERT INTO events SELECT g, timestamptz '2024-03-10 00:00+00' + g * interval '1 hour'"
            + " FROM generate_series(0, 71) g",
        "DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET timezone = ''Asia/Tokyo''',"
            + " current_database()); END $$");
    String[] job = {
      "copy",
      "--from=" + database.url(),
      "--table=events",
      "--columns=id, cast(created_at as date) as day",
      "--to=" + database.url(),
      "--createTable",
      "--key=id"
    };

    JobScreen own = JobScreen.of(with(job, "--into=own_days"));
    JobScreen asked = JobScreen.of(with(job, "--into=asked_days", "--timeZone=America/New_York"));
    JobScreen explained =
        JobScreen.of(with(job, "--into=own_days", "--explain", "--timeZone=America/New_York"));

    assertThat(own.err() + asked.err()).isEmpty();
    assertThat(days(database, "own_days")).isEqualTo("10:15 11:24 12:24 13:9");
    assertThat(days(database, "asked_days")).isEqualTo("9:5 10:23 11:24 12:20");
    assertThat(explained.out()).contains("time zone of sessions: America/New_York");
  }

  private static String[] with(String[] job, String... more) {
    return Stream.concat(Stream.of(job), Stream.of(more)).toArray(String[]::new);
  }

  private static Object days(TestDatabase database, String table) {
    String counts = "SELECT day, count(*) AS n FROM %s GROUP BY day".formatted(table);
    return database
        .query(
            "SELECT string_agg(extract(day FROM day) || ':' || n, ' ' ORDER BY day) FROM (%s) c"
                .formatted(counts))
        .get(0)
        .get(0);
  }
}
