package io.millrace.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.jdbc.dialect.Dialect;
import io.millrace.jdbc.dialect.Dialects;
import io.millrace.jdbc.dialect.Table;
import io.millrace.jdbc.dialect.TableName;
import io.millrace.jdbc.internal.read.Origin;
import io.millrace.jdbc.internal.read.SplitPlan;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.beam.sdk.values.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys of every kind cut a table into splits that have each row once, on every database. */
interface KeyContract {

  TestDatabase test();

  /**
   * A type of column, and values of it with repetitions and NULLs, some of which it takes for
   * equal.
   */
  record Keys(String type, List<String> values) {
    @Override
    public String toString() {
      return type;
    }
  }

  /** Keys that all databases have; a database adds its own. */
  default List<Keys> moreKeys() {
    return List.of();
  }

  static List<Keys> commonKeys() {
    return List.of(
        new Keys("smallint", List.of("-32768", "0", "1", "1", "32767", "NULL")),
        new Keys("integer", List.of("-2147483648", "0", "7", "7", "2147483647", "NULL")),
        new Keys(
            "bigint",
            List.of("-9223372036854775808", "0", "5", "5", "9223372036854775807", "NULL")),
        new Keys("numeric(30, 5)", List.of("-1.00001", "0", "0", "1e20", "99999.5", "NULL")),
        new Keys("double precision", List.of("-1e300", "-0.1", "0.1", "0.1", "1e300", "NULL")),
        new Keys("date", List.of("'1582-10-04'", "'2024-02-29'", "'2024-02-29'", "NULL")),
        new Keys("time", List.of("'00:00:00'", "'12:30:00'", "'12:30:00'", "'23:59:59'", "NULL")),
        new Keys("char(3)", List.of("'a'", "'a '", "'b'", "'c'", "''", "NULL")),
        new Keys(
            "varchar(20)",
            List.of(
                "'a'", "'B'", "'A'", "'ä'", "'z'", "'Z'", "'a '", "''", "'é'", "'zz'", "NULL")));
  }

  private List<List<String>> read(JdbcRead<Row> read) {
    List<List<String>> rows = new ArrayList<>();
    for (Row row : DirectRuns.elements(read)) {
      rows.add(row.getValues().stream().map(String::valueOf).toList());
    }
    return rows;
  }

  @ParameterizedTest
  @MethodSource("commonKeys")
  default void everyRowOnce(Keys keys) {
    everyRowOnceBy(keys);
  }

  @Test
  default void everyRowOnce_ofTheDatabasesOwnTypes() {
    assertThat(moreKeys()).allSatisfy(this::everyRowOnceBy);
  }

  private void everyRowOnceBy(Keys keys) {
    test()
        .execute(
            "DROP TABLE IF EXISTS keyed",
            "CREATE TABLE keyed (n integer, k %s)".formatted(keys.type()));
    List<String> all = IntStream.range(0, keys.values().size()).mapToObj(String::valueOf).toList();
    test()
        .execute(
            all.stream()
                .map(n -> "(%s, %s)".formatted(n, keys.values().get(Integer.parseInt(n))))
                .collect(Collectors.joining(", ", "INSERT INTO keyed VALUES ", "")));

    for (int splits : List.of(1, 2, 3, 5, 50)) {
      assertThat(
              read(
                  Jdbc.read(test().database())
                      .table("keyed")
                      .select("n")
                      .splitBy("k")
                      .splitInto(splits)))
          .as("%s in %d", keys, splits)
          .extracting(row -> row.get(0))
          .containsExactlyInAnyOrderElementsOf(all);
    }
  }

  @Test
  default void composite_everyRowOnce_withNulls() {
    test()
        .execute(
            "DROP TABLE IF EXISTS pairs",
            "CREATE TABLE pairs (a varchar(5), b integer, c date, n integer)");
    List<String> all = new ArrayList<>();
    int n = 0;
    for (String a : List.of("NULL", "'x'", "'y'", "'Y'")) {
      for (String b : List.of("NULL", "1", "2")) {
        for (String c : List.of("NULL", "'2024-01-01'", "'2024-01-02'")) {
          test().execute("INSERT INTO pairs VALUES (%s, %s, %s, %d)".formatted(a, b, c, n));
          all.add(String.valueOf(n++));
        }
      }
    }

    for (int splits : List.of(2, 4, 7, 30)) {
      assertThat(
              read(
                  Jdbc.read(test().database())
                      .table("pairs")
                      .select("n")
                      .splitBy("a", "b", "c")
                      .splitInto(splits)))
          .as("in %d", splits)
          .extracting(row -> row.get(0))
          .containsExactlyInAnyOrderElementsOf(all);
    }
  }

  @Test
  default void composite_primaryKey() {
    test()
        .execute(
            "DROP TABLE IF EXISTS order_lines",
            "CREATE TABLE order_lines (ord integer, pos integer, PRIMARY KEY (ord, pos))");
    for (int order = 0; order < 5; order++) {
      test()
          .execute(
              "INSERT INTO order_lines VALUES (%1$d, 1), (%1$d, 2), (%1$d, 3), (%1$d, 4)"
                  .formatted(order));
    }
    JdbcRead<Row> read = Jdbc.read(test().database()).table("order_lines").splitInto(10);

    assertThat(read(read)).hasSize(20).doesNotHaveDuplicates();
    assertThat(read.plan(1).splitKey())
        .hasValueSatisfying(key -> assertThat(key).isEqualToIgnoringCase("ord, pos"));
    assertThat(counts(read)).containsOnly(2);
  }

  @Test
  default void uniqueKey_whereThereIsNoPrimaryOne() {
    test()
        .execute(
            "DROP TABLE IF EXISTS coded",
            "CREATE TABLE coded (maybe varchar(9) UNIQUE, code varchar(9) NOT NULL UNIQUE)",
            "INSERT INTO coded VALUES (NULL, 'a'), (NULL, 'b'), ('x', 'c')");
    JdbcRead<Row> read = Jdbc.read(test().database()).table("coded").splitInto(3);

    assertThat(read.plan(1).splitKey())
        .hasValueSatisfying(key -> assertThat(key).isEqualToIgnoringCase("code"));
    assertThat(counts(read)).containsExactly(1, 1, 1);
  }

  @Test
  default void skewedKeys_evenSplits() {
    test()
        .execute(
            "DROP TABLE IF EXISTS skewed",
            "CREATE TABLE skewed (id bigint PRIMARY KEY, x integer)");
    // 99 of 100 rows in 1 of 100 parts of the key space.
    StringBuilder values = new StringBuilder("(1000000, 0)");
    for (int i = 1; i < 2_000; i++) {
      values.append(", (%d, 0)".formatted(i % 100 == 0 ? i * 500L : i));
    }
    test().execute("INSERT INTO skewed VALUES " + values);

    assertThat(counts(Jdbc.read(test().database()).table("skewed").splitInto(20)))
        .hasSize(20)
        .allSatisfy(rows -> assertThat(rows).isBetween(99, 101));
  }

  @Test
  default void query_splitByColumns() {
    test()
        .execute(
            "DROP TABLE IF EXISTS order_lines",
            "CREATE TABLE order_lines (ord integer, pos integer, PRIMARY KEY (ord, pos))",
            "INSERT INTO order_lines VALUES (1, 1), (1, 2), (2, 1), (2, 2), (3, 1)");
    JdbcRead<Row> read =
        Jdbc.read(test().database())
            .query("SELECT ord, pos AS p FROM order_lines WHERE ord < 3 -- the first ones\n;")
            .where("p < 9")
            .splitBy("ord", "p")
            .splitInto(2);

    assertThat(read(read))
        .containsExactlyInAnyOrder(
            List.of("1", "1"), List.of("1", "2"), List.of("2", "1"), List.of("2", "2"));
    assertThat(counts(read)).filteredOn(rows -> rows > 0).containsExactly(2, 2);
  }

  @Test
  default void select_thatNamesAnExpressionAsTheKey() {
    test()
        .execute(
            "DROP TABLE IF EXISTS negated",
            "CREATE TABLE negated (id integer PRIMARY KEY)",
            "INSERT INTO negated VALUES (1), (2), (3), (4)");

    assertThat(read(Jdbc.read(test().database()).table("negated").select("-id AS id").splitInto(2)))
        .containsExactlyInAnyOrder(List.of("-1"), List.of("-2"), List.of("-3"), List.of("-4"));
  }

  @Test
  default void where_isTakenIntoAccount() {
    StringBuilder values = new StringBuilder("(0, 0)");
    for (int i = 1; i < 1_000; i++) {
      values.append(", (%d, %d)".formatted(i, i < 100 ? 1 : 0));
    }
    test()
        .execute(
            "DROP TABLE IF EXISTS wanted",
            "CREATE TABLE wanted (id bigint PRIMARY KEY, w integer)",
            "INSERT INTO wanted VALUES " + values);

    assertThat(counts(Jdbc.read(test().database()).table("wanted").where("w = 1").splitInto(3)))
        .containsExactly(33, 33, 33);
  }

  @Test
  default void select_thatMakesOtherRows() {
    test()
        .execute(
            "DROP TABLE IF EXISTS counted",
            "CREATE TABLE counted (id integer PRIMARY KEY)",
            "INSERT INTO counted VALUES (1), (2), (3)");
    JdbcRead<Row> all = Jdbc.read(test().database()).table("counted").splitInto(1);

    assertThat(read(all.select("count(*) AS n"))).containsExactly(List.of("3"));
    assertThat(read(all.select("DISTINCT 1 AS one"))).containsExactly(List.of("1"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "id",
        "*",
        "-id AS n, CAST(id AS decimal(9)) AS d",
        "coalesce(id, 0) AS c",
        "(SELECT max(id) FROM counted) AS m"
      })
  default void expressionsOfOneRow_takeTheKey(String list) throws SQLException {
    assertThat(takesKey(list, "(1), (2), (3)")).isTrue();
    assertThat(takesKey(list, "(1)")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "count(*) AS n",
        "1 + max(id) AS m",
        "DISTINCT id",
        "row_number() OVER (ORDER BY id) AS n",
        "id, sum(id) over(ORDER BY id) AS s"
      })
  default void expressionsOfSeveralRows_takeNoKey(String list) throws SQLException {
    assertThat(takesKey(list, "(1), (2), (3)")).isFalse();
    assertThat(takesKey(list, "(1)")).isFalse();
  }

  /** Whether a list can be read on behind a key, of a table with these rows. */
  default boolean takesKey(String list, String rows) throws SQLException {
    test()
        .execute(
            "DROP TABLE IF EXISTS counted",
            "CREATE TABLE counted (id integer PRIMARY KEY)",
            "INSERT INTO counted VALUES " + rows);
    try (Connection connection = test().database().connect()) {
      Dialect dialect = Dialects.forConnection(connection);
      Table table = TableName.parse("counted").get(connection, dialect);
      Origin origin = Origin.of(connection, dialect, table);
      SplitPlan plan = SplitPlan.of(connection, dialect, origin, origin.source(), List.of(), 1);
      return origin.source().list(list).takesKey(connection, dialect, plan.ranges());
    }
  }

  /** The number of rows of each split. */
  private static List<Integer> counts(JdbcRead<Row> read) {
    return DirectRuns.elementsBySplit(read, 1).stream().map(List::size).toList();
  }
}
