package io.millrace.benchmarks;

import io.millrace.benchmarks.data.DataFolder;
import io.millrace.benchmarks.harness.Commands;
import io.millrace.benchmarks.harness.Outcome;
import io.millrace.benchmarks.harness.Peer;
import io.millrace.benchmarks.harness.Plan;
import io.millrace.benchmarks.harness.Rounds;
import io.millrace.benchmarks.harness.Sizes;
import io.millrace.benchmarks.harness.Work;
import io.millrace.benchmarks.report.Report;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code scripts/bench}: the same work done by Millrace and by its peers. */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Times the same work done by Millrace and by its peers, and saves tables and a chart.",
      "\"bench rollup [RUNS]\" times the rollup job against a plain JDBC loop,",
      "\"bench jdbc [OPTIONS]\" times work between databases,",
      "\"bench jmh [PATTERN]\" runs the microbenchmarks."
    })
public final class Bench implements Callable<Integer> {

  private static final int QUICK_RUNS = 1;
  private static final int FULL_RUNS = 5;

  /** The project's folder; scripts/bench sets it. */
  private final Path home = Path.of(System.getProperty("bench.home", "."));

  @Option(
      names = "--quick",
      description = "Small inputs, one run of each: a look, no figures to quote.")
  private boolean quick;

  @Option(
      names = "--only",
      split = ",",
      paramLabel = "WORK",
      description = "Some of ${COMPLETION-CANDIDATES}; default: all.")
  private List<Work> works = List.of(Work.values());

  @Option(
      names = "--peers",
      split = ",",
      paramLabel = "PEER",
      description = "Some of ${COMPLETION-CANDIDATES}; default: all.")
  private List<Peer> peers = List.of(Peer.values());

  @Option(
      names = "--runs",
      paramLabel = "N",
      description = "Runs of each contestant. Default: 5; with --quick 1.")
  private Integer runs;

  @Option(
      names = "--heap",
      paramLabel = "SIZE",
      defaultValue = "4g",
      description = "The heap of each contestant, as -Xmx. Default: ${DEFAULT-VALUE}.")
  private String heap;

  @Option(
      names = "--timeout",
      paramLabel = "MINUTES",
      defaultValue = "15",
      description = "A run that takes longer has failed. Default: ${DEFAULT-VALUE}.")
  private int minutes;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description =
          "Where the input is, or is written to: 4 GB. Default: pipelines/benchmarks/target/data.")
  private Path data;

  @Option(
      names = "--into",
      paramLabel = "DIR",
      description =
          "Where the results go. Default: docs/benchmarks; where not everything was measured"
              + " pipelines/benchmarks/target/results.")
  private Path into;

  public static void main(String[] arguments) {
    System.exit(
        new CommandLine(new Bench()).setCaseInsensitiveEnumValuesAllowed(true).execute(arguments));
  }

  @Override
  public Integer call() throws Exception {
    Plan plan =
        new Plan(quick ? Sizes.QUICK : Sizes.FULL, EnumSet.copyOf(works), EnumSet.copyOf(peers));
    Rounds rounds =
        new Rounds(
            new Commands(home, heap),
            new DataFolder(data == null ? target().resolve("data") : data),
            Duration.ofMinutes(minutes),
            System.err);
    Outcome outcome = rounds.run(plan.contests(), rounds());
    Report report = new Report(plan, outcome);
    report.print(System.out);
    report.save(folder(), command());
    System.out.println("Saved in " + folder());
    if (quick) {
      System.out.println("Small inputs, few runs: a look, no figures to quote.");
    }
    return outcome.failures().isEmpty() ? 0 : 1;
  }

  private int rounds() {
    if (runs != null) {
      return runs;
    }
    return quick ? QUICK_RUNS : FULL_RUNS;
  }

  private String command() {
    return "scripts/bench%s --runs=%d --heap=%s".formatted(quick ? " --quick" : "", rounds(), heap);
  }

  private Path folder() {
    if (into != null) {
      return into;
    }
    boolean all = !quick && works.containsAll(Arrays.asList(Work.values()));
    return all && peers.containsAll(Arrays.asList(Peer.values()))
        ? home.resolve("docs/benchmarks")
        : target().resolve("results");
  }

  private Path target() {
    return home.resolve("pipelines/benchmarks/target");
  }
}
