package io.millrace.benchmarks.chaos;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code scripts/chaos}. */
@Command(
    name = "chaos",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Runs jobs from PostgreSQL to PostgreSQL on a Flink cluster of separate processes, and kills",
      "a TaskManager, the JobManager or the job's connections while each is at work. Ends at the",
      "first result that is not SQL's, the first table or connection that is left; exit code 1."
    })
public final class Chaos implements Callable<Integer> {

  /** The project's folder; scripts/chaos sets it. */
  private final Path home = Path.of(System.getProperty("bench.home", "."));

  @Spec private CommandSpec spec;

  @Option(
      names = "--runs",
      paramLabel = "N",
      defaultValue = "50",
      description =
          "How many; the kinds of faults take turns, the moments are drawn. Default:"
              + " ${DEFAULT-VALUE}.")
  private int runs;

  @Option(
      names = "--rows",
      paramLabel = "N",
      defaultValue = "2000000",
      description = "How many rows the source has. Default: ${DEFAULT-VALUE}.")
  private long rows;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description =
          "What the first run's fault is drawn with; each further run has the next number."
              + " Default: any.")
  private Long seed;

  @Option(
      names = "--job",
      split = ",",
      paramLabel = "JOB",
      description =
          "Some of ${COMPLETION-CANDIDATES}, which take turns: rollup, or copy in one of its"
              + " modes. Default: rollup.")
  private List<ChaosJob> jobs = List.of(ChaosJob.ROLLUP);

  @Option(
      names = "--phase",
      paramLabel = "PHASE",
      description =
          "Strike when the job is in this phase, one of ${COMPLETION-CANDIDATES}. Default: at a"
              + " moment that is drawn.")
  private Phase phase;

  @Option(
      names = "--freeze",
      description =
          "Instead of faults that are drawn: freeze a TaskManager while it writes, let the job end"
              + " and another one after it, and wake it. Once for each of --job.")
  private boolean freeze;

  @Option(
      names = "--flink",
      paramLabel = "KEY=VALUE",
      description =
          "An option of the cluster, such as heartbeat.interval=10000; may be given several times.")
  private Map<String, String> flink = Map.of();

  @Option(
      names = "--out",
      paramLabel = "FOLDER",
      description =
          "Add the runs to chaos.csv there, and write chaos.md on all that it has. Default: print"
              + " them alone.")
  private Path out;

  /** Runs what the command line says, and ends the JVM with its exit code. */
  public static void main(String[] arguments) {
    System.exit(
        new CommandLine(new Chaos()).setCaseInsensitiveEnumValuesAllowed(true).execute(arguments));
  }

  @Override
  public Integer call() throws Exception {
    require(runs >= 1, "--runs", runs);
    require(rows >= 1, "--rows", rows);
    long first = seed == null ? new Random().nextInt(1_000_000) : seed;
    try {
      Conditions conditions = new Conditions(rows, flink, Optional.ofNullable(phase));
      if (freeze) {
        freeze(conditions);
        return 0;
      }
      ChaosOutcome outcome =
          new ChaosSeries(home, conditions, jobs, first).run(runs, System.out, this::record);
      System.out.print(outcome.table().forTerminal());
      return 0;
    } catch (BrokenPromiseException e) {
      System.err.println("chaos: " + e.getMessage());
      return 1;
    }
  }

  private void freeze(Conditions conditions) throws Exception {
    try (Rig rig = Rig.start(home, conditions)) {
      for (ChaosJob job : jobs) {
        rig.freeze(job);
        System.out.printf("%s, a TaskManager frozen and woken: right%n", job.label());
      }
    }
  }

  private void record(ChaosRun run) throws IOException {
    if (out != null) {
      ChaosRecord record = new ChaosRecord(out);
      record.add(run);
      record.writePage(rows);
    }
  }

  private void require(boolean good, String option, long value) {
    if (!good) {
      throw new ParameterException(
          spec.commandLine(), "%s: at least 1, not %d".formatted(option, value));
    }
  }
}
