package io.millrace.benchmarks.jdbc;

import io.millrace.benchmarks.harness.Commands;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code scripts/bench jdbc}: databases, by Millrace and by its peers. */
@Command(
    name = "bench jdbc",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Times work from database to database by Millrace and by its peers, each a whole process,",
      "over a PostgreSQL server of its own, and saves tables."
    })
public final class JdbcBench implements Callable<Integer> {

  private static final List<Long> SIZES = List.of(1_000_000L, 10_000_000L);

  /** The project's folder; scripts/bench sets it. */
  private final Path home = Path.of(System.getProperty("bench.home", "."));

  @Spec private CommandSpec spec;

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
      description = "Some of ${COMPLETION-CANDIDATES}; default: all.")
  private List<Contestant> only = List.of(Contestant.values());

  @Option(
      names = "--sizes",
      split = ",",
      paramLabel = "ROWS",
      description =
          "How many rows to roll up; the first is what is upserted. Default: 1000000,10000000.")
  private List<Long> sizes = SIZES;

  @Option(
      names = "--runs",
      paramLabel = "N",
      defaultValue = "5",
      description = "Runs of each contestant. Default: ${DEFAULT-VALUE}.")
  private int runs;

  @Option(
      names = "--heap",
      paramLabel = "SIZE",
      defaultValue = "4g",
      description =
          "The heap of each contestant, as -Xmx, but for ours at the rollup, which are started as"
              + " users start them. Default: ${DEFAULT-VALUE}.")
  private String heap;

  @Option(
      names = "--timeout",
      paramLabel = "MINUTES",
      defaultValue = "15",
      description = "A run that takes longer has failed. Default: ${DEFAULT-VALUE}.")
  private int minutes;

  @Option(
      names = "--into",
      paramLabel = "DIR",
      description =
          "Where the results go. Default: docs/benchmarks; where not everything was measured"
              + " pipelines/benchmarks/target/results.")
  private Path into;

  public static void main(String[] arguments) {
    System.exit(
        new CommandLine(new JdbcBench())
            .setCaseInsensitiveEnumValuesAllowed(true)
            .execute(arguments));
  }

  @Override
  public Integer call() throws Exception {
    check();
    Commands jvm = new Commands(home, heap);
    try (BenchServer server = BenchServer.start()) {
      JdbcCommands commands = new JdbcCommands(home, jvm, server.url());
      JdbcRounds rounds =
          new JdbcRounds(server, commands::command, Duration.ofMinutes(minutes), System.err);
      List<JdbcContest> contests = contests(commands.takingPart());
      JdbcOutcome outcome = rounds.run(contests, runs);
      JdbcReport report = new JdbcReport(contests, outcome, server.version());
      report.print(System.out);
      report.save(folder(), command());
      System.out.println("Saved in " + folder());
      return outcome.failures().isEmpty() ? 0 : 1;
    }
  }

  private String command() {
    StringBuilder command = new StringBuilder("scripts/bench jdbc");
    if (!EnumSet.copyOf(works).containsAll(EnumSet.allOf(JdbcWork.class))) {
      command.append(" --work=").append(list(works));
    }
    if (!EnumSet.copyOf(only).containsAll(EnumSet.allOf(Contestant.class))) {
      command.append(" --only=").append(list(only));
    }
    command.append(" --sizes=").append(list(sizes));
    return command.append(" --runs=").append(runs).append(" --heap=").append(heap).toString();
  }

  private static String list(List<?> values) {
    return values.stream().map(Object::toString).collect(Collectors.joining(","));
  }

  private Path folder() {
    if (into != null) {
      return into;
    }
    boolean all =
        sizes.equals(SIZES)
            && EnumSet.copyOf(works).containsAll(EnumSet.allOf(JdbcWork.class))
            && EnumSet.copyOf(only).containsAll(EnumSet.allOf(Contestant.class));
    return home.resolve(all ? "docs/benchmarks" : "pipelines/benchmarks/target/results");
  }

  private List<Long> sizes(JdbcWork work) {
    return work == JdbcWork.UPSERT ? sizes.subList(0, 1) : sizes;
  }

  private void check() {
    require(runs >= 1, "--runs", runs);
    require(minutes >= 1, "--timeout", minutes);
    sizes.forEach(rows -> require(rows >= 1, "--sizes", rows));
  }

  private void require(boolean good, String option, long value) {
    if (!good) {
      throw new ParameterException(
          spec.commandLine(), "%s: at least 1, not %d".formatted(option, value));
    }
  }

  private List<JdbcContest> contests(Predicate<Contestant> takesPart) {
    List<JdbcContest> contests = new ArrayList<>();
    for (JdbcWork work : works) {
      for (long rows : sizes(work)) {
        work.contestants().stream()
            .filter(only::contains)
            .filter(takesPart)
            .map(contestant -> new JdbcContest(work, rows, contestant))
            .forEach(contests::add);
      }
    }
    return contests;
  }
}
