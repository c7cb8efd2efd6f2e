package io.millrace.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import org.apache.beam.sdk.values.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostgresKeyIT implements KeyContract {

  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.postgres();

  @BeforeAll
  static void types() {
    DATABASE.execute(
        "CREATE TYPE mood AS ENUM ('never', 'good', 'bad')",
        "CREATE TYPE \"Role\" AS ENUM ('reader', 'Admin')",
        "CREATE SCHEMA \"Other\"",
        "CREATE TYPE \"Other\".role AS ENUM ('reader', 'Admin')",
        "CREATE DOMAIN flags AS bit(8)",
        "CREATE COLLATION ci (provider = icu, locale = 'und-u-ks-level2', deterministic = false)");
  }

  @Override
  public TestDatabase test() {
    return DATABASE;
  }

  @Override
  public List<Keys> moreKeys() {
    return List.of(
        new Keys(
            "uuid",
            List.of(
                "'00000000-0000-0000-0000-000000000000'",
                "'7fffffff-0000-0000-0000-000000000000'",
                "'80000000-0000-0000-0000-000000000000'",
                "'ffffffff-0000-0000-0000-000000000000'",
                "NULL")),
        new Keys(
            "timestamptz",
            List.of(
                "'-infinity'",
                "'infinity'",
                "'2024-01-01 00:00:00.000001+00'",
                "'2024-01-01 00:00:00.000002+00'",
                "'0044-03-15 BC'",
                "NULL")),
        new Keys(
            "timestamp",
            List.of(
                "'-infinity'",
                "'infinity'",
                "'2024-01-01 00:00:00.000001'",
                "'2024-01-01 00:00:00.000002'",
                "NULL")),
        new Keys(
            "numeric",
            List.of(
                "'NaN'",
                "'infinity'",
                "'-infinity'",
                "0.000000000000000000000000000001",
                "1e100",
                "NULL")),
        new Keys("float8", List.of("'NaN'", "'infinity'", "0.1", "0.30000000000000004", "NULL")),
        new Keys("real", List.of("'NaN'", "0.1", "0.2", "16777217", "NULL")),
        new Keys("text COLLATE \"C\"", List.of("'a'", "'B'", "'ä'", "'_'", "NULL")),
        new Keys(
            "text COLLATE \"en-x-icu\"",
            List.of("'a'", "'B'", "'A'", "'ä'", "'-a'", "'b'", "NULL")),
        new Keys("text COLLATE ci", List.of("'a'", "'A'", "'b'", "'B'", "'ä'", "NULL")),
        new Keys("bytea", List.of("'\\x00'", "'\\xff'", "''", "'\\x0001'", "NULL")),
        new Keys("boolean", List.of("true", "false", "true", "NULL")),
        new Keys("mood", List.of("'good'", "'bad'", "'good'", "'never'", "NULL")),
        new Keys("\"Role\"", List.of("'reader'", "'Admin'", "'Admin'", "NULL")),
        new Keys("\"Other\".role", List.of("'reader'", "'Admin'", "'Admin'", "NULL")),
        new Keys("bit(8)", BITS),
        new Keys("flags", BITS),
        new Keys("bit varying", List.of("'1'", "'10'", "'0'", "'00000001'", "''", "NULL")),
        new Keys("\"char\"", List.of("'a'", "'B'", "'_'", "'A'", "'~'", "'b'", "NULL")),
        new Keys("name", List.of("'a'", "'B'", "'_'", "'A'", "NULL")),
        new Keys("oid", List.of("0", "4294967295", "2147483648", "1", "1", "NULL")),
        new Keys("interval", List.of("'1 mon'", "'30 days'", "'-1 year 2 days'", "'1 s'", "NULL")),
        new Keys("timetz", List.of("'12:00+02'", "'10:00+00'", "'11:00+02'", "NULL")));
  }

  private static final List<String> BITS =
      List.of("'10110000'", "'10000000'", "'11111111'", "'00000001'", "'10110000'", "NULL");

  @ParameterizedTest
  @ValueSource(strings = {"unnest(ARRAY[id]) AS u", "id, generate_series(1, 3) AS g"})
  void expressionsThatReturnSets_takeNoKey(String list) throws SQLException {
    assertThat(takesKey(list, "(1)")).isFalse();
  }

  @Test
  void expressionsWithWordsOfOthers_takeTheKey() throws SQLException {
    assertThat(takesKey("'over' AS a, (SELECT max(x) FROM unnest(ARRAY[id]) u(x)) AS b", "(1)"))
        .isTrue();
  }

  @Test
  void keyOfATableThatOthersInheritFrom_isNoneOfItsRows() {
    DATABASE.execute(
        "CREATE TABLE base (id integer PRIMARY KEY)",
        "CREATE TABLE heir () INHERITS (base)",
        "INSERT INTO base VALUES (1), (2)",
        "INSERT INTO heir VALUES (1), (3)");
    JdbcRead<Row> base = Jdbc.read(DATABASE.database()).table("base").splitInto(3);

    assertThat(base.plan(1).splitKey()).isEmpty();
    assertThat(Jdbc.read(DATABASE.database()).table("heir").plan(1).splitKey()).isEmpty();
    assertThat(DirectRuns.elements(base.splitBy("id")))
        .extracting(row -> row.getInt32(0))
        .containsExactlyInAnyOrder(1, 1, 2, 3);
  }

  @Test
  void keyOfAPartitionedTable_isThatOfItsRows() {
    DATABASE.execute(
        "CREATE TABLE parted (id integer PRIMARY KEY) PARTITION BY RANGE (id)",
        "CREATE TABLE parted_one PARTITION OF parted FOR VALUES FROM (0) TO (9)");

    assertThat(Jdbc.read(DATABASE.database()).table("parted").plan(1).splitKey()).hasValue("id");
  }

  @Test
  void keyWhoseIndexComparesInAnotherWay_isNoneOfTheRows() {
    DATABASE.execute(
        "CREATE TABLE called (name text COLLATE ci NOT NULL)",
        "CREATE UNIQUE INDEX ON called (name COLLATE \"C\")",
        "INSERT INTO called VALUES ('a'), ('A')");

    assertThat(Jdbc.read(DATABASE.database()).table("called").plan(1).splitKey()).isEmpty();
  }

  private static List<Integer> counts(JdbcRead<Row> read) throws Exception {
    return DirectRuns.elementsBySplit(read, 1).stream().map(List::size).toList();
  }

  /** 99 of 100 rows in 1 of 100 parts of the key space; three times as large as what is sampled. */
  private static JdbcRead<Row> sampledTable(String name) {
    DATABASE.execute(
        "CREATE UNLOGGED TABLE %s (id bigint PRIMARY KEY, filler text)".formatted(name),
        "INSERT INTO %s SELECT CASE WHEN n %% 100 = 0 THEN n * 10000 ELSE 5000000 + n END,"
                .formatted(name)
            + " repeat('x', 600) FROM generate_series(1, 36000) g(n)");
    return Jdbc.read(DATABASE.database()).table(name).select("id").splitInto(8);
  }

  @Test
  void sample_skewedKeys_noSplitHasTwiceItsShare() throws Exception {
    List<Integer> counts = counts(sampledTable("large_skewed"));

    assertThat(counts).hasSize(8).allSatisfy(rows -> assertThat(rows).isBetween(2_250, 9_000));
    assertThat(counts.stream().mapToInt(rows -> rows).sum()).isEqualTo(36_000);
  }

  @Test
  void sample_conditionOfFewRows_isCutAllTheSame() throws Exception {
    JdbcRead<Row> read = sampledTable("large_searched").where("id IN (10000000, 5000001)");

    assertThat(read.plan(1).splits()).hasSize(8);
    assertThat(DirectRuns.elements(read))
        .extracting(row -> row.getInt64(0))
        .containsExactlyInAnyOrder(10_000_000L, 5_000_001L);
  }
}
