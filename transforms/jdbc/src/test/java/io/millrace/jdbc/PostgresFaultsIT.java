package io.millrace.jdbc;

import static io.millrace.flow.Reducers.count;
import static io.millrace.flow.Reducers.sumLong;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.flow.Flow;
import io.millrace.jdbc.FaultProxy.Fault;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.beam.runners.direct.DirectOptions;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * A job from database to database, through a network that breaks at seeded random moments: the
 * target is what SQL says, every time.
 *
 * <p>{@code -Dmillrace.faults.runs=200} sets how many runs, {@code -Dmillrace.faults.seed} the
 * first seed.
 */
class PostgresFaultsIT {

  @RegisterExtension static final TestDatabase TEST = TestDatabase.postgres();

  private static final int RUNS = Integer.getInteger("millrace.faults.runs", 10);
  private static final long SEED = Long.getLong("millrace.faults.seed", 1);

  /** More than a run without faults has, so that some come late, in what is done again. */
  private static final int PIECES = 400;

  private static final int MOST_FAULTS = 4;

  record Sale(long id, String region, long amount) {}

  record Total(String region, long sales, long amount) {}

  record Line(String region, long amount) {}

  @BeforeAll
  static void tables() {
    TEST.execute(
        "CREATE TABLE sales AS SELECT i AS id, 'r' || i % 97 AS region, i * 7 % 1000 AS amount"
            + " FROM generate_series(1, 4000) AS g(i)",
        "ALTER TABLE sales ADD PRIMARY KEY (id), ALTER amount SET NOT NULL",
        "CREATE TABLE totals (region text PRIMARY KEY, sales bigint, amount bigint)",
        "CREATE TABLE lines (region text, amount bigint CHECK (amount < 990))");
  }

  @Test
  void everyRun_isWhatSqlSays() {
    Set<Fault> happened = EnumSet.noneOf(Fault.class);

    for (long seed = SEED; seed < SEED + RUNS; seed++) {
      happened.addAll(run(seed));
    }

    assertThat(happened).isEqualTo(EnumSet.allOf(Fault.class));
  }

  private static Set<Fault> run(long seed) {
    Random random = new Random(seed);
    TEST.execute(
        "TRUNCATE totals, lines",
        "DROP TABLE IF EXISTS bad_lines",
        "INSERT INTO totals VALUES ('old', 1, 1)");
    try (FaultProxy proxy = FaultProxy.before(TEST.port(), faults(random))) {
      Database database =
          Database.at(
              TEST.url().replace(":" + TEST.port(), ":" + proxy.port())
                  + "&socketTimeout=2&ssl=false&gssEncMode=disable");
      boolean aggregate = random.nextBoolean();
      boolean replace = random.nextBoolean();
      Pipeline pipeline = Pipeline.create(options());
      JdbcRead<Sale> read = Jdbc.read(database, Sale.class).table("sales").splitInto(4);
      Flow<Sale> sales = Flow.from(pipeline, random.nextBoolean() ? read : read.fetchSize(100));
      if (aggregate) {
        sales
            .partitionBy(Sale::region)
            .reduce(count(), sumLong(Sale::amount), Total::new)
            .into(
                Jdbc.write(database, replace ? WriteMode.REPLACE : WriteMode.UPSERT, Total.class)
                    .table("totals")
                    .batchSize(16));
      } else {
        sales
            .map(sale -> new Line(sale.region(), sale.amount()))
            .into(
                Jdbc.write(database, replace ? WriteMode.REPLACE : WriteMode.INSERT, Line.class)
                    .table("lines")
                    .batchSize(100)
                    .deadLetters("bad_lines"));
      }
      proxy.arm();
      pipeline.run().waitUntilFinish();
      check("seed " + seed, aggregate, replace);
      return proxy.happened();
    }
  }

  private static void check(String run, boolean aggregate, boolean replace) {
    if (aggregate) {
      assertThat(
              TEST.query(
                  "(SELECT region, count(*), sum(amount) FROM sales GROUP BY region"
                      + (replace ? "" : " UNION ALL SELECT 'old', 1, 1")
                      + ") EXCEPT ALL SELECT * FROM totals"))
          .as(run)
          .isEmpty();
      assertThat(TEST.query("SELECT count(*) FROM totals"))
          .as(run)
          .containsExactly(List.of(replace ? "97" : "98"));
    } else {
      assertThat(
              TEST.query(
                  "(SELECT region, amount FROM sales WHERE amount < 990 EXCEPT ALL SELECT * FROM"
                      + " lines) UNION ALL (SELECT * FROM lines EXCEPT ALL SELECT region, amount"
                      + " FROM sales WHERE amount < 990)"))
          .as(run)
          .isEmpty();
      assertThat(
              TEST.query(
                  "SELECT region, amount FROM sales WHERE amount >= 990 EXCEPT ALL SELECT"
                      + " row_data::json ->> 'region', (row_data::json ->> 'amount')::bigint FROM"
                      + " bad_lines"))
          .as(run)
          .isEmpty();
      assertThat(TEST.query("SELECT count(*) FROM bad_lines"))
          .as(run)
          .isEqualTo(TEST.query("SELECT count(*) FROM sales WHERE amount >= 990"));
    }
    assertThat(
            TEST.query(
                "SELECT table_name FROM information_schema.tables WHERE table_name ~"
                    + " '^millrace_(lines|totals)'"))
        .as(run)
        .isEmpty();
  }

  private static Map<Integer, Fault> faults(Random random) {
    List<Fault> kinds = List.of(Fault.values());
    Map<Integer, Fault> faults = new TreeMap<>();
    IntStream.rangeClosed(0, random.nextInt(MOST_FAULTS))
        .forEach(
            i -> faults.put(1 + random.nextInt(PIECES), kinds.get(random.nextInt(kinds.size()))));
    return faults;
  }

  private static PipelineOptions options() {
    DirectOptions options = PipelineOptionsFactory.create().as(DirectOptions.class);
    options.setTargetParallelism(3);
    return options;
  }
}
