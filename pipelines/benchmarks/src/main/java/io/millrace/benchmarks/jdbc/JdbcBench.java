package io.millrace.benchmarks.jdbc;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code scripts/bench jdbc}: the same work with a database, by Millrace and by its peers. */
@Command(
    name = "bench jdbc",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Times rollups and upserts of Millrace and of its peers with a PostgreSQL server of its own.",
      "Each run is a whole process, whose result is compared with what SQL gives."
    })
public final class JdbcBench implements Callable<Integer> {

  /** The project's folder; scripts/bench sets it. */
  private final Path home = Path.of(System.getProperty("bench.home", "."));

  @Option(
      names = "--runs",
      paramLabel = "N",
      defaultValue = "5",
      description = "Runs of each contestant. Default: ${DEFAULT-VALUE}.")
  private int runs;

  @Option(
      names = "--sizes",
      split = ",",
      paramLabel = "ROWS",
      defaultValue = "1000000,10000000",
      description = "Orders that are rolled up. Default: ${DEFAULT-VALUE}.")
  private List<Long> sizes;

  @Option(
      names = "--customers",
      paramLabel = "N",
      defaultValue = "100000",
      description = "Customers that the orders are of. Default: ${DEFAULT-VALUE}.")
  private long customers;

  @Option(
      names = "--items",
      paramLabel = "ROWS",
      defaultValue = "1000000",
      description = "Rows that are upserted. Default: ${DEFAULT-VALUE}.")
  private long items;

  @Option(
      names = "--work",
      split = ",",
      paramLabel = "WORK",
      description = "Some of ${COMPLETION-CANDIDATES}; default: all.")
  private List<JdbcWork> works = List.of(JdbcWork.values());

  @Option(
      names = "--only",
      split = ",",
      paramLabel = "CONTESTANT",
      description = "Some of ${COMPLETION-CANDIDATES}; default: all that can run.")
  private List<Contestant> contestants = List.of(Contestant.values());

  @Option(
      names = "--heap",
      paramLabel = "SIZE",
      defaultValue = "4g",
      description =
          "The heap of each contestant, as -Xmx; scripts/millrace has its own. Default:"
              + " ${DEFAULT-VALUE}.")
  private String heap;

  @Option(
      names = "--timeout",
      paramLabel = "MINUTES",
      defaultValue = "30",
      description = "A run that takes longer has failed. Default: ${DEFAULT-VALUE}.")
  private int minutes;

  @Option(
      names = "--scratch",
      paramLabel = "DIR",
      description =
          "Where the server keeps its files: 4 GB. Default: pipelines/benchmarks/target/jdbc.")
  private Path scratch;

  @Option(
      names = "--into",
      paramLabel = "DIR",
      description =
          "Where the results go. Default: docs/benchmarks; where not everything was measured"
              + " pipelines/benchmarks/target/results.")
  private Path into;

  private String command = "";

  public static void main(String[] arguments) {
    JdbcBench bench = new JdbcBench();
    bench.command = "scripts/bench jdbc " + String.join(" ", arguments);
    System.exit(
        new CommandLine(bench).setCaseInsensitiveEnumValuesAllowed(true).execute(arguments));
  }

  @Override
  public Integer call() throws Exception {
    check();
    try (BenchServer server = BenchServer.start(scratch == null ? target("jdbc") : scratch)) {
      JdbcCommands commands = new JdbcCommands(home, heap, server.url());
      List<Trial> trials = trials(commands);
      createOrders(server, trials);
      JdbcOutcome outcome =
          new JdbcRounds(commands, server, Duration.ofMinutes(minutes), System.err)
              .run(trials, runs);
      JdbcReport report = new JdbcReport(outcome);
      report.print(System.out);
      report.save(folder(), command.strip(), server.settings());
      System.out.println("Saved in " + folder());
      return outcome.failures().isEmpty() ? 0 : 1;
    }
  }

  private void check() {
    List<Long> amounts = new ArrayList<>(sizes);
    amounts.addAll(List.of((long) runs, customers, items));
    if (amounts.stream().anyMatch(amount -> amount < 1)) {
      throw new IllegalArgumentException(
          "runs, sizes, customers and items must be at least 1, are %d, %s, %d, %d"
              .formatted(runs, sizes, customers, items));
    }
  }

  /**
   * All trials of all sizes; those that the command line cannot run yet are left out, and named.
   */
  private List<Trial> trials(JdbcCommands commands) throws IOException {
    List<Trial> trials = new ArrayList<>();
    for (Contestant contestant : Contestant.values()) {
      if (!contestants.contains(contestant) || !works.contains(contestant.work())) {
        continue;
      }
      if (!commands.canRun(contestant)) {
        System.err.printf("left out: %s, which is not built yet%n", contestant.title());
        continue;
      }
      boolean rollup = contestant.work() == JdbcWork.ROLLUP;
      for (long rows : rollup ? sizes : List.of(items)) {
        trials.add(new Trial(contestant, rows));
      }
    }
    return trials;
  }

  private void createOrders(BenchServer server, List<Trial> trials) throws SQLException {
    List<Long> amounts =
        trials.stream()
            .filter(trial -> trial.contestant().work() == JdbcWork.ROLLUP)
            .map(Trial::rows)
            .distinct()
            .collect(Collectors.toList());
    for (long rows : amounts) {
      System.err.printf("making %,d orders%n", rows);
      new JdbcTables(server).createOrders(rows, customers);
    }
  }

  private Path folder() {
    if (into != null) {
      return into;
    }
    boolean all =
        contestants.containsAll(Arrays.asList(Contestant.values()))
            && works.containsAll(Arrays.asList(JdbcWork.values()))
            && sizes.containsAll(List.of(1_000_000L, 10_000_000L));
    return all ? home.resolve("docs/benchmarks") : target("results");
  }

  private Path target(String folder) {
    return home.resolve("pipelines/benchmarks/target").resolve(folder);
  }
}
