package io.millrace.jobs.rollup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.millrace.jobs.databases.JobScreen;
import io.millrace.jobs.databases.SameRows;
import io.millrace.jobs.databases.TestDatabase;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The aggregates that not every database computes alike, against PostgreSQL's own answers. */
class RollupAggregatesIT {

  private static final List<String> COLUMNS =
      List.of("region", "small", "big", "amount", "ratio", "taken_at", "taken_on");
  private static final List<String> EXACT = List.of("small", "medium", "big", "amount");

  private static final TestDatabase DATABASE = TestDatabase.postgres();

  @BeforeAll
  static void fill() {
    Readings.create(DATABASE);
    Readings.insert(DATABASE, 11, 600);
    DATABASE.execute(
        // Equal values that look different, an all-NULL group, and a group of one row.
        "INSERT INTO readings (id, code, amount, ratio) VALUES (100001, 1, 1.0, 0.0),"
            + " (100002, 1, 1.00, '-0.0'), (100003, 77, NULL, NULL), (100004, 77, NULL, NULL)",
        "INSERT INTO readings VALUES (100005, 'one', 88, 1, 2, 3, 4.50, 5.5,"
            + " '2024-03-01 10:00', '2024-03-01')",
        "CREATE TABLE many AS SELECT i AS id, i % 2 AS code, (i * 7919) % 100003 AS n,"
            + " 'user ' || (i % 20011) AS name FROM generate_series(1, 100000) AS i",
        "ALTER TABLE many ADD PRIMARY KEY (id)",
        "CREATE DOMAIN label AS text",
        "CREATE TYPE size AS ENUM ('small', 'large')",
        "CREATE TABLE odd (id bigint PRIMARY KEY, code int, duration interval, tags int[], span"
            + " int4range, address inet, bits bit(3), at timetz, size size, document jsonb)");
  }

  @Test
  void countDistinct_ofEveryType_equalsSql() {
    assertSame(
        named(COLUMNS, "count_distinct(%1$s) as d_%1$s"),
        named(COLUMNS, "count(DISTINCT %1$s)"),
        "distinct_values");
  }

  @Test
  void countDistinct_asSqlWritesIt_equalsSql() {
    assertSame(
        "count(distinct region) as regions", "count(DISTINCT region)", "distinct_values_again");
  }

  @Test
  void approxDistinct_fewValues_equalsSql() {
    assertSame(
        named(COLUMNS, "approx_distinct(%1$s) as d_%1$s"),
        named(COLUMNS, "count(DISTINCT %1$s)"),
        "about_distinct_values");
  }

  @Test
  void approxDistinct_manyValues_isWithinThreeStandardErrors() {
    rollup("many", "approx_distinct(name) as names, approx_distinct(n) as ns", "about_many");

    List<List<Object>> rows = DATABASE.query("SELECT names, ns FROM about_many");
    List<List<Object>> exact =
        DATABASE.query("SELECT count(DISTINCT name), count(DISTINCT n) FROM many GROUP BY code");
    assertThat(rows).hasSize(2);
    for (int i = 0; i < 2; i++) {
      for (int j = 0; j < 2; j++) {
        long expected = (Long) exact.get(i).get(j);
        assertThat((Long) rows.get(i).get(j))
            .isCloseTo(expected, within(Math.round(expected * 0.049)));
      }
    }
  }

  @Test
  void spread_ofExactNumbers_equalsSqlToItsLastDigit() {
    rollup(
        "readings",
        named(EXACT, "stddev(%1$s) as s_%1$s, variance(%1$s) as v_%1$s"),
        "spread_exact");

    List<List<Object>> ours =
        DATABASE.query("SELECT * FROM spread_exact ORDER BY code NULLS FIRST");
    List<List<Object>> sql =
        DATABASE.query(
            "SELECT code, %s FROM readings GROUP BY code ORDER BY code NULLS FIRST"
                .formatted(named(EXACT, "stddev(%1$s), variance(%1$s)")));
    assertThat(ours).hasSameSizeAs(sql).hasSizeGreaterThan(5);
    for (int row = 0; row < sql.size(); row++) {
      for (int column = 1; column < sql.get(row).size(); column++) {
        Object expected = sql.get(row).get(column);
        assertThat(toDigitsOf(expected, ours.get(row).get(column)))
            .as("row %d, column %d", row, column)
            .isEqualTo(toDigitsOf(ours.get(row).get(column), expected));
      }
    }
  }

  @Test
  void spread_ofFloatingPoint_equalsSql() {
    assertSame(
        "stddev(ratio) as s, variance(ratio) as v", "stddev(ratio), variance(ratio)", "spread");
  }

  @Test
  void percentiles_upTo200Values_equalPercentileDisc() {
    assertSame(
        "median(small) as m, p5(amount) as a, p95(ratio) as b, p99(medium) as c, p999(code) as d",
        "percentile_disc(0.5) WITHIN GROUP (ORDER BY small)::double precision,"
            + " percentile_disc(0.05) WITHIN GROUP (ORDER BY amount)::double precision,"
            + " percentile_disc(0.95) WITHIN GROUP (ORDER BY ratio),"
            + " percentile_disc(0.99) WITHIN GROUP (ORDER BY medium)::double precision,"
            + " percentile_disc(0.999) WITHIN GROUP (ORDER BY code)::double precision",
        "percentiles");
  }

  /** Twice the error that is stated for 99 of 100: five standard deviations. */
  @Test
  void percentiles_manyValues_areWithinTheRankError() {
    rollup("many", "p50(n) as p50, p95(n) as p95, p99(n) as p99", "percentiles_many");

    assertThat(
            DATABASE.query(
                "SELECT p.code FROM percentiles_many p JOIN many m USING (code) GROUP BY p.code"
                    + " HAVING abs(avg((m.n <= p.p50)::int) - 0.50) < 0.0266"
                    + " AND abs(avg((m.n <= p.p95)::int) - 0.95) < 0.0266"
                    + " AND abs(avg((m.n <= p.p99)::int) - 0.99) < 0.0266"))
        .containsExactlyInAnyOrder(List.of(0), List.of(1));
  }

  @Test
  void firstAndLast_equalTheEndsOfAnOrderedArray() {
    assertSame(
        "first(region order by taken_on) as a, last(amount order by taken_on, taken_at) as b,"
            + " first(small order by region desc, id) as c, last(taken_at order by ratio desc) as"
            + " d",
        end("region", "taken_on, region COLLATE \"C\"", "taken_on")
            + ", "
            + end("amount", "taken_on DESC, taken_at DESC, amount DESC", "taken_on", "taken_at")
            + ", "
            + end("small", "region COLLATE \"C\" DESC, id", "region", "id")
            + ", "
            + end("taken_at", "ratio, taken_at DESC", "ratio"),
        "ends");
  }

  @ParameterizedTest
  @CsvSource({
    "duration, interval",
    "tags, _int4",
    "span, int4range",
    "address, inet",
    "bits, bit",
    "at, timetz",
    "size, size",
    "document, jsonb"
  })
  void extremes_ofWhatIsATextHereAlone_areRefused(String column, String type) {
    assertThat(wrong("max(%s)".formatted(column)))
        .isEqualTo(
            "millrace: --aggregate: max(%1$s): max takes numbers, texts, dates and times, and %1$s is %2$s; cast it to text, or to a number"
                .formatted(column, type));
    assertThat(wrong("last(id order by %s)".formatted(column)))
        .contains("ORDER BY takes numbers, texts, dates and times, and %s is ".formatted(column));
  }

  @Test
  void extremes_ofEveryText_areThoseByCodePoint() {
    assertSame(
        "max(cast(region as char(20))) as a, max(cast(region as text)) as b,"
            + " max(cast(region as name)) as c, min(upper(region)) as d,"
            + " max(cast(region as label)) as e, max(cast(taken_on as text)) as f",
        "cast(max(cast(region as char(20)) COLLATE \"C\") as text), max(region COLLATE \"C\"),"
            + " max(cast(region as name)), min(upper(region) COLLATE \"C\"),"
            + " max(region COLLATE \"C\"), max(cast(taken_on as text))",
        "text_extremes");
  }

  @Test
  void means_ofSmallNumbers_haveTheDigitsOfSql() {
    DATABASE.execute(
        "CREATE TABLE tiny (id int PRIMARY KEY, code int NOT NULL, n numeric, d numeric(20, 18))",
        "INSERT INTO tiny VALUES (1, 1, 1e-18, 1e-18), (2, 1, 2e-18, 2e-18), (3, 2, 1e-300, 0), (4,"
            + " 2, -3e-300, 1e-18), (5, 2, 7e-301, 1), (6, 3, 12345.678, 5), (7, 3, 1, 6), (8, 3,"
            + " 2, 7), (9, 4, 1e20, 0), (10, 4, 2e20, 0), (11, 5, 0.00, 0), (12, 6, NULL, 0)");

    rollup(
        "tiny",
        "avg(n) as m, stddev(n) as s, variance(n) as v, avg(d) as dm, stddev(d) as ds,"
            + " variance(d) as dv",
        "tiny_means");
    rollup("tiny", "avg(n) as m", "tiny_pushed", "--pushdown=aggregate");

    List<List<Object>> ours = DATABASE.query("SELECT m FROM tiny_means ORDER BY code");
    assertThat(ours)
        .isEqualTo(DATABASE.query("SELECT avg(n) FROM tiny GROUP BY code ORDER BY code"));
    assertThat(DATABASE.query("SELECT m FROM tiny_pushed ORDER BY code")).isEqualTo(ours);
    assertThat(significant(DATABASE.query("SELECT s, v, dm, ds, dv FROM tiny_means ORDER BY code")))
        .isEqualTo(
            significant(
                DATABASE.query(
                    "SELECT stddev(n), variance(n), avg(d), stddev(d), variance(d) FROM tiny"
                        + " GROUP BY code ORDER BY code")));
  }

  /** PostgreSQL rounds the variance before it takes its root, we the root alone. */
  private static List<List<String>> significant(List<List<Object>> rows) {
    return rows.stream()
        .map(
            row ->
                row.stream()
                    .map(
                        value ->
                            value == null
                                ? "NULL"
                                : ((BigDecimal) value)
                                    .round(new MathContext(10))
                                    .stripTrailingZeros()
                                    .toString())
                    .toList())
        .toList();
  }

  @Test
  void aggregates_onFlink_equalSql() {
    rollup(
        "readings",
        "count_distinct(amount) as d, stddev(ratio) as s, median(small) as m,"
            + " first(region order by id) as f",
        "on_flink",
        "--runner=FlinkRunner");

    SameRows.assertSame(
        DATABASE.query("SELECT * FROM on_flink"),
        DATABASE.query(
            "SELECT code, count(DISTINCT amount), stddev(ratio), percentile_disc(0.5) WITHIN GROUP"
                + " (ORDER BY small)::double precision, "
                + end("region", "id", "id")
                + " FROM readings GROUP BY code"));
  }

  @Test
  void aggregates_emptyTable_writeNothing() {
    DATABASE.execute("CREATE TABLE nothing (LIKE readings INCLUDING ALL)");

    rollup(
        "nothing",
        "count_distinct(amount) as d, stddev(ratio) as s, median(small) as m,"
            + " first(region order by id) as f",
        "from_nothing");

    assertThat(DATABASE.query("SELECT * FROM from_nothing")).isEmpty();
  }

  private static void assertSame(String aggregate, String sql, String into) {
    rollup("readings", aggregate, into);

    SameRows.assertSame(
        DATABASE.query("SELECT * FROM " + into),
        DATABASE.query("SELECT code, %s FROM readings GROUP BY code".formatted(sql)));
  }

  private static void rollup(String table, String aggregate, String into, String... more) {
    JobScreen screen = job(table, aggregate, into, more);
    assertThat(screen.err()).isEmpty();
    assertThat(screen.code()).isZero();
  }

  private static JobScreen job(String table, String aggregate, String into, String... more) {
    return JobScreen.of(
        Stream.concat(
                Stream.of(
                    "rollup",
                    "--from=" + DATABASE.url(),
                    "--table=" + table,
                    "--groupBy=code",
                    "--aggregate=" + aggregate,
                    "--to=" + DATABASE.url(),
                    "--into=" + into,
                    "--createTable"),
                Stream.of(more))
            .toArray(String[]::new));
  }

  private static String wrong(String aggregate) {
    JobScreen screen = job("odd", aggregate, "nowhere");
    assertThat(screen.code()).isEqualTo(2);
    return screen.err().strip();
  }

  /** The first value in an order, of the rows where it and these columns are not NULL. */
  private static String end(String value, String order, String... notNull) {
    return "(array_agg(%1$s ORDER BY %2$s) FILTER (WHERE num_nulls(%1$s, %3$s) = 0))[1]"
        .formatted(value, order, String.join(", ", notNull));
  }

  private static String named(List<String> columns, String pattern) {
    return columns.stream().map(pattern::formatted).collect(Collectors.joining(", "));
  }

  /** PostgreSQL shows 16 significant digits, or as many behind the point as the values have. */
  private static BigDecimal toDigitsOf(Object other, Object value) {
    return value == null
        ? null
        : ((BigDecimal) value)
            .setScale(
                Math.min(((BigDecimal) value).scale(), ((BigDecimal) other).scale()),
                RoundingMode.HALF_UP);
  }
}
