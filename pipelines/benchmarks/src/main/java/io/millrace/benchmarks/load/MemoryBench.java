package io.millrace.benchmarks.load;

import io.millrace.benchmarks.jdbc.BenchServer;
import io.millrace.benchmarks.jdbc.OrderTotals;
import io.millrace.benchmarks.report.Table;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code scripts/bench memory}: large rollups, and flows over wide records, in small heaps. */
@Command(
    name = "bench memory",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Rolls up a table of PostgreSQL in heaps that are much smaller than it, compares the result",
      "with what SQL gives, and saves a table. Exit code 1: a run did not finish, or was wrong.",
      "With --wide: flows over records of two kilobytes, and a rollup of keys of one."
    })
public final class MemoryBench implements Callable<Integer> {

  private static final int WIDE_RECORDS = 200_000;
  private static final int WIDE_KEYS = 250_000;

  /** The project's folder; scripts/bench sets it. */
  private final Path home = Path.of(System.getProperty("bench.home", "."));

  @Option(
      names = "--rows",
      paramLabel = "N",
      defaultValue = "20000000",
      description = "Rows of the table. Default: ${DEFAULT-VALUE}.")
  private long rows;

  @Option(
      names = "--groups",
      split = ",",
      paramLabel = "N",
      defaultValue = "100000,1000000",
      description =
          "Into how many groups, a rollup each; at most a million. Default: ${DEFAULT-VALUE}.")
  private List<Long> groups;

  @Option(names = "--wide", description = "Records and keys that are wide, instead of many.")
  private boolean wide;

  @Option(
      names = "--only",
      split = ",",
      paramLabel = "PLACE",
      description = "Some of ${COMPLETION-CANDIDATES}; default: all.")
  private List<MemoryPlace> places = List.of(MemoryPlace.values());

  @Option(
      names = "--timeout",
      paramLabel = "MINUTES",
      defaultValue = "4",
      description = "A run that takes longer has failed. Default: ${DEFAULT-VALUE}.")
  private int minutes;

  @Option(
      names = "--into",
      paramLabel = "FILE",
      description = "The page of results. Default: docs/benchmarks/memory.md, or memory-wide.md.")
  private Path into;

  public static void main(String[] arguments) {
    System.exit(
        new CommandLine(new MemoryBench())
            .setCaseInsensitiveEnumValuesAllowed(true)
            .execute(arguments));
  }

  @Override
  public Integer call() throws Exception {
    return wide ? wide() : many();
  }

  private int wide() throws Exception {
    WideRuns runs = new WideRuns(home, Duration.ofMinutes(minutes));
    List<WideRun> done = new ArrayList<>();
    for (String runner : WideRuns.RUNNERS) {
      for (String operation : WideRuns.OPERATIONS) {
        done.add(runs.flow(operation, runner, WIDE_RECORDS));
      }
    }
    try (BenchServer server = BenchServer.start()) {
      for (String runner : WideRuns.RUNNERS) {
        done.add(runs.rollup(server, runner, WIDE_KEYS));
      }
    }
    Table table = new Table(WideRun.HEADER, 3, done.stream().map(WideRun::cells).toList());
    System.out.println(table.forTerminal());
    widePage(table).save(into == null ? home.resolve("docs/benchmarks/memory-wide.md") : into);
    return done.stream().allMatch(WideRun::isRight) ? 0 : 1;
  }

  private static Page widePage(Table table) {
    return new Page(
        "Wide records and keys in heaps of 256 MB",
        "scripts/bench memory --wide",
        """
        Each run is a process with `-Xmx256m` and two workers. The flows take %,d records of two kilobytes, 20 texts each, two
        of each key, with the flags of a large job; every result is compared. The rollup is `scripts/millrace rollup` of
        %,d rows of PostgreSQL by a text of 992 characters, each its own group, with the greatest text of each; what the
        target holds is compared in SQL. None of this fits in the heap.

        %s"""
            .formatted(WIDE_RECORDS, WIDE_KEYS, table.forMarkdown()));
  }

  private int many() throws Exception {
    OrderTotals orders = new OrderTotals(1_000_000);
    List<MemoryRun> done = new ArrayList<>();
    try (BenchServer server = BenchServer.start()) {
      try (Connection connection = server.connect()) {
        orders.load(connection, rows);
      }
      MemoryRuns runs = new MemoryRuns(home, server, orders, rows, Duration.ofMinutes(minutes));
      for (long into : groups) {
        for (MemoryPlace place : places) {
          MemoryRun run = runs.checked(runs.run(new MemoryContest(place, into)));
          System.err.printf("%s: %s%n", run.contest().title(), run.cells());
          done.add(run);
        }
      }
    }
    Table table = new Table(MemoryRun.HEADER, 3, rows(done));
    System.out.println(table.forTerminal());
    page(table).save(into == null ? home.resolve("docs/benchmarks/memory.md") : into);
    return done.stream().allMatch(MemoryRun::isRight) ? 0 : 1;
  }

  private static List<List<String>> rows(List<MemoryRun> runs) {
    return runs.stream().map(MemoryRun::cells).toList();
  }

  private Page page(Table table) {
    String command =
        "scripts/bench memory --rows=%d --groups=%s --only=%s"
            .formatted(rows, list(groups), list(places));
    return new Page(
        "A large rollup in small heaps",
        command,
        """
        The rollup totals the paid four fifths of %,d orders by customer: count, sum and latest of each. The table is in
        PostgreSQL on the same machine, and so is the target. Each run is one process of `scripts/millrace rollup` as a user
        starts it, with the heap given by `MILLRACE_JAVA_OPTS`; on the cluster a TaskManager's `-Xmx` is 256 MB
        (`taskmanager.memory.framework.heap.size` and `task.heap.size` of 128 MB each), its managed memory 128 MB, its
        network memory 64 MB, and its process may take 1 GB. A result is right when the target holds, to the last digit,
        what SQL gives. Peak RSS is that of the largest JVM that does the work; most of what is beyond the heap is
        code, classes, buffers and the C library's pools.

        On DirectRunner what is shuffled waits in an eighth of the heap and, beyond that, on disk. Of 100,000 groups each of two
        workers has all in its table, and shuffles each once; of a million it has not room for all, and shuffles most of them
        many times over.

        %s"""
            .formatted(rows, table.forMarkdown()));
  }

  private static String list(List<?> values) {
    return values.stream().map(Object::toString).collect(Collectors.joining(","));
  }
}
