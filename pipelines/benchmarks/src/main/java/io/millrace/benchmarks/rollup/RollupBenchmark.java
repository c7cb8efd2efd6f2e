package io.millrace.benchmarks.rollup;

import io.millrace.jobs.demo.DemoServer;
import io.millrace.jobs.demo.TpchData;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The rollup of TPC-H's line items, few groups and many, against {@link PlainLoop}: every run in a
 * fresh JVM, in turn, medians of what each says its work took. The start of the JVM is in neither
 * figure; ours begins when the pipeline runs, after its construction, the loop's before it
 * connects.
 *
 * <p>Arguments: the command {@code scripts/millrace}, the number of runs.
 */
public final class RollupBenchmark {

  private static final double SCALE = 0.1;
  private static final Pattern SECONDS = Pattern.compile("in ([0-9.]+) seconds");

  private static final String AGGREGATE =
      "sum(l_quantity) as sum_qty, sum(l_extendedprice) as sum_base_price,"
          + " sum(l_extendedprice * (1 - l_discount)) as sum_disc_price,"
          + " sum(l_extendedprice * (1 - l_discount) * (1 + l_tax)) as sum_charge,"
          + " avg(l_quantity) as avg_qty, avg(l_extendedprice) as avg_price,"
          + " avg(l_discount) as avg_disc, count(*) as count_order";
  private static final String ARGUMENTS =
      "l_quantity, l_extendedprice, l_extendedprice * (1 - l_discount),"
          + " l_extendedprice * (1 - l_discount) * (1 + l_tax), l_discount";

  private final String millrace;
  private final DemoServer server;
  private final Map<String, List<Double>> seconds = new LinkedHashMap<>();

  private RollupBenchmark(String millrace, DemoServer server) {
    this.millrace = millrace;
    this.server = server;
  }

  /** Work to be done. */
  private record Work(String name, String groupBy, String groupColumns, String types) {}

  private static final List<Work> WORK =
      List.of(
          new Work(
              "4 groups",
              "l_returnflag, l_linestatus",
              "l_returnflag, l_linestatus",
              "l_returnflag text, l_linestatus text"),
          new Work(
              "200,000 groups",
              "cast(mod(l_orderkey + l_linenumber * 28571, 199999) as text) as g",
              "cast(mod(l_orderkey + l_linenumber * 28571, 199999) as text)",
              "g text"));

  public static void main(String[] arguments) throws Exception {
    int runs = Integer.parseInt(arguments[1]);
    try (DemoServer server = DemoServer.start()) {
      server.createDatabase("shop");
      server.createDatabase("reports");
      long rows = TpchData.load(server.url("shop"), SCALE);
      System.out.printf("%,d line items, %d runs each, seconds%n", rows, runs);
      RollupBenchmark benchmark = new RollupBenchmark(arguments[0], server);
      for (int run = 0; run <= runs; run++) {
        benchmark.round(run > 0);
      }
      benchmark.print();
    }
  }

  /** One run of everything; the first round is for the machine to warm up. */
  private void round(boolean counted) throws Exception {
    for (Work work : WORK) {
      measure(counted, work, "plain loop", plainLoop(work));
      measure(counted, work, "DirectRunner", rollup(work, "DirectRunner"));
      measure(counted, work, "FlinkRunner", rollup(work, "FlinkRunner"));
    }
  }

  private void measure(boolean counted, Work work, String who, List<String> command)
      throws Exception {
    recreate(work);
    String output = run(command);
    Matcher found = SECONDS.matcher(output);
    double taken = Double.parseDouble(found.find() ? found.group(1) : output.strip());
    if (counted) {
      seconds.computeIfAbsent(work.name() + ", " + who, key -> new ArrayList<>()).add(taken);
    }
  }

  private List<String> plainLoop(Work work) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:+UseParallelGC",
        "-cp",
        System.getProperty("java.class.path"),
        PlainLoop.class.getName(),
        server.url("shop"),
        "SELECT %s, %s FROM lineitem".formatted(work.groupColumns(), ARGUMENTS),
        Integer.toString(work.types().split(",").length),
        server.url("reports"),
        "totals");
  }

  private List<String> rollup(Work work, String runner) {
    return List.of(
        millrace,
        "rollup",
        "--from=" + server.url("shop"),
        "--table=lineitem",
        "--groupBy=" + work.groupBy(),
        "--aggregate=" + AGGREGATE,
        "--to=" + server.url("reports"),
        "--into=totals",
        "--runner=" + runner);
  }

  private void recreate(Work work) throws SQLException {
    String key = work.types().replace(" text", "");
    try (Connection connection = DriverManager.getConnection(server.url("reports"));
        Statement statement = connection.createStatement()) {
      statement.execute("DROP TABLE IF EXISTS totals");
      statement.execute(
          ("CREATE TABLE totals (%s, sum_qty numeric, sum_base_price numeric, sum_disc_price"
                  + " numeric, sum_charge numeric, avg_qty numeric, avg_price numeric, avg_disc"
                  + " numeric, count_order bigint, UNIQUE NULLS NOT DISTINCT (%s))")
              .formatted(work.types(), key));
    }
  }

  private static String run(List<String> command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IllegalStateException("failed: " + command + "\n" + output);
    }
    return output;
  }

  private void print() {
    double base = 0;
    for (Map.Entry<String, List<Double>> entry : seconds.entrySet()) {
      double[] sorted =
          entry.getValue().stream().mapToDouble(Double::doubleValue).sorted().toArray();
      double median = sorted[sorted.length / 2];
      base = entry.getKey().endsWith("plain loop") ? median : base;
      System.out.printf(
          "%-28s median %6.2f  ratio to the plain loop %5.2f  all %s%n",
          entry.getKey(), median, median / base, Arrays.toString(sorted));
    }
  }
}
