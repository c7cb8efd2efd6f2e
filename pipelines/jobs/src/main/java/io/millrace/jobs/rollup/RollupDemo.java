package io.millrace.jobs.rollup;

import io.millrace.jobs.JobRun;
import io.millrace.jobs.WrongUseException;
import io.millrace.jobs.demo.DemoServer;
import io.millrace.jobs.demo.TpchData;
import io.millrace.runner.Outcome;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.Instant;

/**
 * The rollup of TPC-H's pricing summary (query 1), from one database of a PostgreSQL server of its
 * own to another, compared with what SQL makes of it.
 */
final class RollupDemo {

  private static final String SOURCE = "shop";
  private static final String TARGET = "reports";
  private static final String TABLE = "pricing_summary";
  private static final String WHERE = "l_shipdate <= date '1998-12-01' - interval '90' day";
  private static final String GROUP_BY = "l_returnflag, l_linestatus";
  private static final String AGGREGATE =
      "sum(l_quantity) as sum_qty,"
          + " sum(l_extendedprice) as sum_base_price,"
          + " sum(l_extendedprice * (1 - l_discount)) as sum_disc_price,"
          + " sum(l_extendedprice * (1 - l_discount) * (1 + l_tax)) as sum_charge,"
          + " avg(l_quantity) as avg_qty,"
          + " avg(l_extendedprice) as avg_price,"
          + " avg(l_discount) as avg_disc,"
          + " count(*) as count_order";

  private final double scale;
  private final boolean keep;

  RollupDemo(double scale, boolean keep) {
    this.scale = scale;
    this.keep = keep;
  }

  void run(JobRun run) throws Exception {
    if (!(scale > 0 && scale <= 100)) {
      throw new WrongUseException(
          "--demoScale=%s: must be above 0 and at most 100".formatted(scale));
    }
    run.say("Starting PostgreSQL and loading TPC-H at scale %s …".formatted(scale));
    Instant begin = Instant.now();
    try (DemoServer server = DemoServer.start()) {
      server.createDatabase(SOURCE);
      server.createDatabase(TARGET);
      long lineItems = TpchData.load(server.url(SOURCE), scale);
      run.say(
          "%,d line items are in database %s after %.1f seconds; %s into database %s …"
              .formatted(
                  lineItems,
                  SOURCE,
                  secondsSince(begin),
                  run.isExplain() ? "how they would be rolled up" : "rolling them up",
                  TARGET));
      if (run.isExplain()) {
        RollupRun.of(options(server)).run(run);
        return;
      }
      Outcome outcome = RollupRun.of(options(server)).launch(run);
      report(run, server, lineItems, outcome);
      if (keep) {
        waitForEnter(run, server);
      }
    }
  }

  private static RollupOptions options(DemoServer server) {
    RollupOptions options = new RollupOptions();
    options.source.from = server.url(SOURCE);
    options.source.table = "lineitem";
    options.source.where = WHERE;
    options.groupBy = GROUP_BY;
    options.aggregate = AGGREGATE;
    options.target.to = server.url(TARGET);
    options.target.into = TABLE;
    options.target.createTable = true;
    return options;
  }

  private static void report(JobRun run, DemoServer server, long lineItems, Outcome outcome)
      throws Exception {
    try (Connection source = DriverManager.getConnection(server.url(SOURCE));
        Connection target = DriverManager.getConnection(server.url(TARGET))) {
      QueryResult written =
          QueryResult.of(target, "SELECT * FROM %s ORDER BY %s".formatted(TABLE, GROUP_BY));
      QueryResult expected =
          QueryResult.of(
              source,
              "SELECT %1$s, %2$s FROM lineitem WHERE %3$s GROUP BY %1$s ORDER BY %1$s"
                  .formatted(GROUP_BY, AGGREGATE, WHERE));
      run.say("");
      run.say(written.table());
      run.say(
          "%,d of %,d line items passed the filter, which the database applied."
              .formatted(outcome.counter("rowsRead"), lineItems));
      run.say(RollupRun.summary(outcome) + ".");
      run.say("Check: %s".formatted(written.compare(expected)));
    }
  }

  private static void waitForEnter(JobRun run, DemoServer server) throws Exception {
    run.say("");
    run.say("The server is up until you press Enter. To look around:");
    run.say("  " + server.psql(SOURCE));
    run.say("  " + server.psql(TARGET));
    int key;
    do {
      key = System.in.read();
    } while (key != '\n' && key >= 0);
  }

  private static double secondsSince(Instant begin) {
    return Duration.between(begin, Instant.now()).toMillis() / 1000.0;
  }
}
