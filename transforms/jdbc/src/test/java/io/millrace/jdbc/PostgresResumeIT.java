package io.millrace.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.flow.connect.Split;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.beam.sdk.values.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A connection that is lost while a split is read. */
class PostgresResumeIT {

  @RegisterExtension static final TestDatabase TEST = TestDatabase.postgres();

  private static final String KILL =
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
          + " WHERE datname = current_database() AND pid <> pg_backend_pid()";

  @BeforeAll
  static void table() {
    TEST.execute(
        "DO $$ BEGIN EXECUTE 'CREATE TYPE \"Role\" AS ENUM (' ||"
            + " (SELECT string_agg(quote_literal('r' || n), ', ') FROM generate_series(0, 39) g(n))"
            + " || ')'; END $$",
        "CREATE TABLE numbered (n integer PRIMARY KEY, a text, b uuid, twice integer)",
        "INSERT INTO numbered SELECT n, 'a' || n % 7, md5(n::text)::uuid, n / 2"
            + " FROM generate_series(0, 999) g(n)",
        "CREATE UNIQUE INDEX ON numbered (a, b)",
        "CREATE UNIQUE INDEX ON numbered (b)");
  }

  private static JdbcRead<Row> numbered(String... splitBy) {
    return Jdbc.read(TEST.database())
        .table("numbered")
        .select("n")
        .splitBy(splitBy)
        .splitInto(2)
        .fetchSize(10);
  }

  /** Reads all, and kills all connections after each so many rows. */
  private static List<Integer> readKilled(JdbcRead<Row> read, int every) throws Exception {
    List<Integer> numbers = new ArrayList<>();
    for (Split<Row> split : read.splits(1)) {
      split.read(
          row -> {
            numbers.add(row.getInt32(0));
            if (numbers.size() % every == 0) {
              TEST.execute(KILL);
            }
          });
    }
    return numbers;
  }

  @Test
  void uniqueKeys_eachRowOnce() throws Exception {
    Integer[] all = IntStream.range(0, 1000).boxed().toArray(Integer[]::new);

    assertThat(readKilled(numbered("n"), 300)).containsExactlyInAnyOrder(all);
    assertThat(readKilled(numbered("b"), 300)).containsExactlyInAnyOrder(all);
    assertThat(readKilled(numbered("a", "b"), 300)).containsExactlyInAnyOrder(all);
  }

  /** Of 40 numbers {@code n}, keys in another order than theirs. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "oid | CAST(n AS bigint) * 100000000",
        "float8 | (n - 20) / 7.0",
        "timestamptz | to_timestamp(n / 1000000.0)",
        "interval | make_interval(mins => n - 20)",
        "text COLLATE \"en-x-icu\" | concat(chr(97 + n % 26), chr(65 + n))",
        "\"char\" | chr(60 + n)",
        "bytea | decode(to_hex(100 + n), 'hex')",
        "bit(8) | CAST(n * 7 % 40 AS bit(8))",
        "role | CAST(concat('r', n * 7 % 40) AS \"Role\")",
      })
  void uniqueKeysOfManyTypes_eachRowOnce(String type, String value) throws Exception {
    TEST.execute(
        "DROP TABLE IF EXISTS typed",
        "CREATE TABLE typed (n integer, k %s UNIQUE NOT NULL)"
            .formatted(type.equals("role") ? "\"Role\"" : type),
        "INSERT INTO typed SELECT n, %s FROM generate_series(0, 39) g(n)".formatted(value));
    JdbcRead<Row> read =
        Jdbc.read(TEST.database())
            .table("typed")
            .select("n")
            .splitBy("k")
            .splitInto(1)
            .fetchSize(10);

    assertThat(readKilled(read, 23))
        .containsExactlyInAnyOrder(IntStream.range(0, 40).boxed().toArray(Integer[]::new));
  }

  @Test
  void expressionsOfOneRow_eachRowOnce() throws Exception {
    assertThat(readKilled(numbered("n").select("n", "upper(a) AS a", "abs(twice) AS t"), 700))
        .containsExactlyInAnyOrder(IntStream.range(0, 1000).boxed().toArray(Integer[]::new));
  }

  /** 100 is not the last of its three. */
  @ParameterizedTest
  @ValueSource(strings = {"unnest(ARRAY[1, 2, 3]) AS u", "row_number() OVER (ORDER BY n) AS r"})
  void expressionsOfMoreThanARow_fail(String expression) {
    JdbcRead<Row> read = numbered("n").select("n", expression).splitInto(1);

    assertThatThrownBy(() -> readKilled(read, 100))
        .hasMessageEndingWith("and no unique key tells which are left: read the split again");
  }

  @Test
  void keyOfATableThatOthersInheritFrom_fails() {
    TEST.execute(
        "CREATE TABLE base (n integer PRIMARY KEY)",
        "CREATE TABLE heir () INHERITS (base)",
        "INSERT INTO base SELECT * FROM generate_series(1, 100)",
        "INSERT INTO heir SELECT * FROM generate_series(1, 100)");
    JdbcRead<Row> read =
        Jdbc.read(TEST.database()).table("base").splitBy("n").splitInto(1).fetchSize(10);

    assertThatThrownBy(() -> readKilled(read, 55))
        .hasMessageEndingWith("and no unique key tells which are left: read the split again");
  }

  @Test
  void streamed_eachRowOnce() throws Exception {
    TEST.execute(
        "CREATE TABLE wide AS SELECT n, repeat(md5(n::text), 64) AS t"
            + " FROM generate_series(0, 19999) g(n)",
        "ALTER TABLE wide ADD PRIMARY KEY (n)");
    JdbcRead<Row> wide = Jdbc.read(TEST.database()).table("wide").splitInto(2);

    List<Integer> numbers = readKilled(wide, 3_000);

    assertThat(wide.plan(1).fetchSize()).isEmpty();
    assertThat(numbers)
        .containsExactlyInAnyOrder(IntStream.range(0, 20_000).boxed().toArray(Integer[]::new));
  }

  @Test
  void keyThatIsNotUnique_fails() {
    assertThatThrownBy(() -> readKilled(numbered("twice"), 100))
        .hasMessageMatching(
            "cannot read table public.numbered \\(twice < 250\\): .*; \\d+ rows have gone on, and no"
                + " unique key tells which are left: read the split again");
  }

  @Test
  void connectionLostAgainAndAgain_goesOnWhileItGetsAnywhere() throws Exception {
    assertThat(readKilled(numbered("n"), 110)).hasSize(1000).doesNotHaveDuplicates();
  }
}
