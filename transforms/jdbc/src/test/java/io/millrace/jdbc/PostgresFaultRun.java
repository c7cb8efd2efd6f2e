package io.millrace.jdbc;

import static io.millrace.flow.Reducers.count;
import static io.millrace.flow.Reducers.sumLong;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.flow.Flow;
import io.millrace.jdbc.FaultProxy.Fault;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.beam.runners.direct.DirectOptions;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;

/** A job of a seed, and the faults that it meets, with tables in a schema of its own. */
final class PostgresFaultRun {

  private static final List<Fault> FAULTS = List.of(Fault.values());

  /** More than a run without faults has, so that some come late, in what is done again. */
  private static final int PIECES = 400;

  /** When each run has connections, and is far from its end. */
  private static final int EARLIEST = 20;

  private static final int EARLY_PIECES = 80;

  private static final int MOST_FAULTS = 4;

  record Sale(long id, String region, long amount) {}

  record Total(String region, long sales, long amount) {}

  record Line(String region, long amount) {}

  private final TestDatabase test;
  private final String name;
  private final Random random;
  private final Fault first;
  private final boolean aggregate;
  private final boolean replace;

  /** The seed's remainder says which fault comes for sure. */
  PostgresFaultRun(TestDatabase test, long seed) {
    this.test = test;
    this.name = "run_" + seed;
    this.random = new Random(seed);
    this.first = FAULTS.get(Math.floorMod(seed, FAULTS.size()));
    // Somebody else's locks are met in upserts.
    boolean locked = first == Fault.TIMED_OUT || first == Fault.DEADLOCKED;
    this.aggregate = random.nextBoolean() || locked;
    this.replace = random.nextBoolean() && !locked;
  }

  /** Runs it; the faults that there were. */
  List<Fault> happened() throws InterruptedException {
    test.execute(
        "CREATE SCHEMA " + name,
        "CREATE TABLE %s.totals (region text PRIMARY KEY, sales bigint, amount bigint)"
            .formatted(name),
        "INSERT INTO %s.totals VALUES ('old', 1, 1)".formatted(name),
        "CREATE TABLE %s.lines (region text, amount bigint CHECK (amount < 990))".formatted(name));
    PostgresOthers others = new PostgresOthers(test, name);
    try (FaultProxy proxy = FaultProxy.before(test.port(), faults(), others::make)) {
      Pipeline pipeline = pipeline(database(proxy.port()));
      proxy.arm();
      pipeline.run().waitUntilFinish();
      others.end();
      List<Fault> happened = proxy.happened();
      check();
      test.execute("DROP SCHEMA " + name + " CASCADE");
      return happened;
    }
  }

  private Map<Integer, Fault> faults() {
    Map<Integer, Fault> faults = new TreeMap<>();
    IntStream.range(0, random.nextInt(MOST_FAULTS))
        .forEach(
            i -> faults.put(1 + random.nextInt(PIECES), FAULTS.get(random.nextInt(FAULTS.size()))));
    boolean atOnce = first == Fault.TIMED_OUT || first == Fault.DEADLOCKED;
    faults.put(atOnce ? 1 : EARLIEST + random.nextInt(EARLY_PIECES), first);
    return faults;
  }

  private Database database(int port) {
    return Database.at(
        test.url().replace(":" + test.port(), ":" + port)
            + "&socketTimeout=2&ssl=false&gssEncMode=disable&ApplicationName=%1$s".formatted(name)
            + "&currentSchema=%s,public".formatted(name)
            + "&options=-c%20statement_timeout=1000%20-c%20deadlock_timeout=100");
  }

  private Pipeline pipeline(Database database) {
    Pipeline pipeline = Pipeline.create(options());
    JdbcRead<Sale> read = Jdbc.read(database, Sale.class).table("sales").splitInto(4);
    // Half of them stream, half use a cursor.
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
    return pipeline;
  }

  private static PipelineOptions options() {
    DirectOptions options = PipelineOptionsFactory.create().as(DirectOptions.class);
    options.setTargetParallelism(3);
    return options;
  }

  private void check() {
    if (aggregate) {
      assertSame(
          "SELECT region, count(*), sum(amount) FROM sales GROUP BY region"
              + (replace ? "" : " UNION ALL SELECT 'old', 1, 1"),
          "SELECT * FROM %s.totals");
    } else {
      assertSame("SELECT region, amount FROM sales WHERE amount < 990", "SELECT * FROM %s.lines");
      assertSame(
          "SELECT region, amount FROM sales WHERE amount >= 990",
          "SELECT row_data::json ->> 'region', (row_data::json ->> 'amount')::bigint"
              + " FROM %s.bad_lines");
    }
    assertThat(
            test.query(
                "SELECT table_name FROM information_schema.tables WHERE table_schema = '%s'"
                        .formatted(name)
                    + " AND table_name ~ '^millrace_(lines|totals)'"))
        .as("staging tables that are left in %s", name)
        .isEmpty();
  }

  /** The same rows, as often. */
  private void assertSame(String expected, String actual) {
    String both = "(%s) EXCEPT ALL (%s)";
    String found = actual.formatted(name);
    assertThat(test.query(both.formatted(expected, found))).as("missing in %s", name).isEmpty();
    assertThat(test.query(both.formatted(found, expected))).as("too many in %s", name).isEmpty();
  }
}
