package io.millrace.jdbc;

import static io.millrace.jdbc.DirectRuns.elements;
import static io.millrace.jdbc.DirectRuns.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.flow.connect.SinkWriter;
import io.millrace.flow.connect.Split;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.beam.sdk.values.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What only PostgreSQL has. */
class PostgresSpecialsIT {

  @RegisterExtension static final TestDatabase TEST = TestDatabase.postgres();

  record Place(String city, int people) {}

  record Count(long id, long count) {}

  private static JdbcWrite<Place> places(String table) {
    return Jdbc.upsert(TEST.database(), Place.class).table(table).key("city");
  }

  @Test
  void upsert_keyWhoseNullsAreDistinct() {
    TEST.execute("CREATE TABLE distinct_nulls (city text UNIQUE, people integer)");

    assertThatThrownBy(() -> places("distinct_nulls").opener(null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll(
            "key column city (text) of table public.distinct_nulls may be NULL",
            "distinct_nulls_city_key takes NULLs for different",
            "make the column NOT NULL",
            "ALTER TABLE \"public\".\"distinct_nulls\" ADD UNIQUE NULLS NOT DISTINCT (\"city\")");
  }

  /** Of each mode that looks for rows: 'a' and 'A' are one key there. */
  @Test
  void write_keyInACollationThatTakesDifferentTextsForEqual() throws Exception {
    TEST.execute(
        "CREATE SCHEMA \"my schema\"",
        "CREATE COLLATION \"my schema\".\"any Case\""
            + " (provider = icu, locale = 'und-u-ks-level2', deterministic = false)",
        "CREATE TABLE any_case (city text COLLATE \"my schema\".\"any Case\" PRIMARY KEY, people int)",
        "INSERT INTO any_case VALUES ('rome', 1), ('Oslo', 2), ('Bern', 3)");

    write(
        places("any_case"),
        null,
        List.of(
            new Place("Rome", 10),
            new Place("ROME", 11),
            new Place("paris", 4),
            new Place("Paris", 5)));
    write(
        Jdbc.write(TEST.database(), WriteMode.IGNORE, Place.class).table("any_case"),
        null,
        List.of(new Place("PARIS", 6), new Place("kiev", 7), new Place("Kiev", 8)));
    write(
        Jdbc.update(TEST.database(), Place.class).table("any_case"),
        null,
        List.of(new Place("OSLO", 20), new Place("oslo", 21)));
    write(
        Jdbc.delete(TEST.database(), City.class).table("any_case"),
        null,
        List.of(new City("BERN"), new City("bern")));

    assertThat(TEST.query("SELECT city, people FROM any_case ORDER BY people"))
        .containsExactly(
            List.of("Paris", "5"),
            List.of("kiev", "7"),
            List.of("rome", "11"),
            List.of("Oslo", "21"));
  }

  record City(String city) {}

  @Test
  void upsert_primitiveKeyWhoseNullsWouldBeDistinct() throws Exception {
    TEST.execute("CREATE TABLE distinct_ids (id bigint UNIQUE, count bigint)");

    write(
        Jdbc.upsert(TEST.database(), Count.class).table("distinct_ids").key("id"),
        null,
        List.of(new Count(1, 1)),
        List.of(new Count(1, 2)));

    assertThat(TEST.query("SELECT id, count FROM distinct_ids")).containsExactly(List.of("1", "2"));
  }

  @Test
  void upsert_uniqueIndexOverSomeRowsOnly() {
    TEST.execute(
        "CREATE TABLE partly (city text NOT NULL, people integer)",
        "CREATE UNIQUE INDEX ON partly (city) WHERE people > 0",
        "CREATE UNIQUE INDEX ON partly (lower(city))");

    assertThatThrownBy(() -> places("partly").opener(null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("must have a unique constraint", "there are none");
  }

  @Test
  void upsert_lostConnection() throws Exception {
    TEST.execute("CREATE TABLE lost (id bigint PRIMARY KEY, count bigint)");
    SinkWriter<Count> writer =
        Jdbc.upsert(TEST.database(), Count.class).table("lost").opener(null).open();
    writer.accept(new Count(1, 1));
    writer.flush();

    TEST.execute(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            + " WHERE datname = current_database() AND pid <> pg_backend_pid()");
    writer.accept(new Count(2, 2));
    writer.flush();
    writer.close();

    assertThat(TEST.query("SELECT id, count FROM lost ORDER BY id"))
        .containsExactly(List.of("1", "1"), List.of("2", "2"));
  }

  @Test
  void upsert_writersThatMeet() throws Exception {
    TEST.execute("CREATE TABLE met (id bigint PRIMARY KEY, count bigint)");
    List<Count> up = LongStream.range(0, 500).mapToObj(i -> new Count(i, i)).toList();
    List<Count> down = LongStream.range(0, 500).mapToObj(i -> new Count(499 - i, 0)).toList();
    ExecutorService workers = Executors.newFixedThreadPool(2);

    List<Future<Object>> done =
        workers.invokeAll(
            Stream.of(up, down)
                .map(counts -> (Callable<Object>) () -> writeManyTimes(counts))
                .toList());

    for (Future<Object> one : done) {
      one.get();
    }
    workers.shutdown();
    assertThat(TEST.query("SELECT count(*) FROM met")).containsExactly(List.of("500"));
    assertThat(
            TEST.query("SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()"))
        .containsExactly(List.of("0"));
  }

  private static Object writeManyTimes(List<Count> counts) throws Exception {
    SinkWriter<Count> writer =
        Jdbc.upsert(TEST.database(), Count.class).table("met").concurrent().opener(null).open();
    for (int time = 0; time < 20; time++) {
      for (Count count : counts) {
        writer.accept(count);
      }
      writer.flush();
    }
    writer.close();
    return counts;
  }

  enum Mood {
    GOOD,
    BAD
  }

  record Person(String name, Mood mood) {}

  @Test
  void enumType() throws Exception {
    TEST.execute(
        "CREATE TYPE mood AS ENUM ('BAD', 'GOOD')",
        "CREATE TABLE persons (name char(5) PRIMARY KEY, mood mood)");

    write(
        Jdbc.upsert(TEST.database(), Person.class).table("persons"),
        null,
        List.of(new Person("ann", Mood.BAD), new Person("ann", Mood.GOOD)));

    assertThat(elements(Jdbc.read(TEST.database(), Person.class).table("persons")))
        .containsExactly(new Person("ann", Mood.GOOD));
  }

  record Ages(int id, LocalDate day, LocalDateTime local, Instant instant) {}

  @Test
  void infinitiesAndDistantYears() throws Exception {
    TEST.execute(
        "CREATE TABLE ages (id integer NOT NULL, day date, local timestamp, instant timestamptz PRIMARY KEY)");
    List<Ages> ages =
        List.of(
            new Ages(1, LocalDate.MAX, LocalDateTime.MAX, OffsetDateTime.MAX.toInstant()),
            new Ages(2, LocalDate.MIN, LocalDateTime.MIN, OffsetDateTime.MIN.toInstant()),
            new Ages(
                3,
                LocalDate.of(-43, 3, 15),
                LocalDateTime.of(-43, 3, 15, 12, 0, 0, 1_000),
                Instant.parse("-0043-03-15T12:00:00.000001Z")),
            new Ages(
                4,
                LocalDate.of(20240, 1, 1),
                LocalDateTime.of(20240, 1, 1, 0, 0),
                Instant.parse("+20240-01-01T00:00:00Z")));

    write(Jdbc.upsert(TEST.database(), Ages.class).table("ages"), null, ages);

    JdbcRead<Ages> read = Jdbc.read(TEST.database(), Ages.class).table("ages").splitInto(3);
    assertThat(elements(read)).containsExactlyInAnyOrderElementsOf(ages);
    assertThat(read.plan(1).splits()).hasSize(3);
  }

  record Id(long id) {}

  @Test
  void read_viewsAndPartitionedTables() {
    TEST.execute(
        "CREATE TABLE parts (id bigint PRIMARY KEY) PARTITION BY RANGE (id)",
        "CREATE TABLE parts_low PARTITION OF parts FOR VALUES FROM (0) TO (10)",
        "CREATE TABLE parts_high PARTITION OF parts FOR VALUES FROM (10) TO (20)",
        "INSERT INTO parts VALUES (1), (11)",
        "CREATE VIEW parts_view AS SELECT id FROM parts",
        "CREATE MATERIALIZED VIEW parts_copy AS SELECT id FROM parts");

    assertThat(elements(Jdbc.read(TEST.database(), Id.class).table("parts")))
        .containsExactlyInAnyOrder(new Id(1), new Id(11));
    assertThat(elements(Jdbc.read(TEST.database(), Id.class).table("parts_view").splitBy("id")))
        .containsExactlyInAnyOrder(new Id(1), new Id(11));
    assertThat(elements(Jdbc.read(TEST.database(), Id.class).table("parts_copy")))
        .containsExactlyInAnyOrder(new Id(1), new Id(11));
  }

  @Test
  void read_tableOnTheSearchPath() {
    TEST.execute("CREATE SCHEMA aside", "CREATE TABLE aside.hidden (id bigint NOT NULL)");
    Database database = Database.at(TEST.url() + "&currentSchema=public,aside");

    assertThat(elements(Jdbc.read(database, Id.class).table("hidden"))).isEmpty();
  }

  @Test
  void read_failureWhileReading() {
    assertThatThrownBy(
            () ->
                elements(
                    Jdbc.read(TEST.database(), Id.class)
                        .query("SELECT 1 / (3 - g) AS id FROM generate_series(1, 5) g")
                        .splitInto(1)))
        .hasMessageContaining("cannot read the query (all rows): division by zero");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "data ? 'admin'",
        "data ?? 'admin'",
        "data ?| array['admin', 'x'] /* really? */",
        "data ?& array['admin'] AND '?' <> \"what?\" -- sure?",
        "data ? 'admin' AND $$?$$ = '?'"
      })
  void questionMarks_areOperators(String condition) throws Exception {
    TEST.execute(
        "DROP TABLE IF EXISTS perms",
        "CREATE TABLE perms (id int PRIMARY KEY, data jsonb NOT NULL, \"what?\" text DEFAULT 'x')",
        "INSERT INTO perms SELECT g, CASE WHEN g % 4 = 0 THEN '{\"admin\":true}' ELSE '{}' END::jsonb"
            + " FROM generate_series(1, 100) g");

    long[] rows = new long[2];
    for (Split<Row> split : Jdbc.read(TEST.database()).table("perms").where(condition).splits(1)) {
      split.read(row -> rows[0]++);
    }
    for (Split<Row> split :
        Jdbc.read(TEST.database())
            .query("SELECT id FROM perms WHERE " + condition)
            .fetchSize(7)
            .splits(1)) {
      split.read(row -> rows[1]++);
    }

    assertThat(rows).containsExactly(25, 25);
  }
}
