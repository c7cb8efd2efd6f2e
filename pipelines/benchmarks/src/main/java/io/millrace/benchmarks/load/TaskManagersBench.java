package io.millrace.benchmarks.load;

import io.millrace.benchmarks.data.DataFolder;
import io.millrace.benchmarks.data.DataKind;
import io.millrace.benchmarks.data.DataSet;
import io.millrace.benchmarks.harness.ChildProcess;
import io.millrace.benchmarks.harness.Commands;
import io.millrace.benchmarks.harness.ResultDigest;
import io.millrace.benchmarks.millrace.OrdersFlow;
import io.millrace.benchmarks.report.Numbers;
import io.millrace.benchmarks.report.Table;
import io.millrace.cluster.ClusterSettings;
import io.millrace.cluster.LocalCluster;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code scripts/bench taskmanagers}: the orders of W2 on one TaskManager and on two. */
@Command(
    name = "bench taskmanagers",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Totals orders from files (W2) on clusters of one and two TaskManagers, in turn, and saves a",
      "table of what the job took."
    })
public final class TaskManagersBench implements Callable<Integer> {

  private static final List<SlotLayout> LAYOUTS =
      List.of(new SlotLayout(1, 1), new SlotLayout(2, 1), new SlotLayout(1, 2));
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final long SEED = 1;

  /** The project's folder; scripts/bench sets it. */
  private final Path home = Path.of(System.getProperty("bench.home", "."));

  private final Map<SlotLayout, List<Double>> seconds = new LinkedHashMap<>();

  @Option(
      names = "--rows",
      paramLabel = "N",
      defaultValue = "10000000",
      description = "Orders. Default: ${DEFAULT-VALUE}.")
  private long rows;

  @Option(
      names = "--runs",
      paramLabel = "N",
      defaultValue = "3",
      description = "Runs on each cluster, after one that warms it up. Default: ${DEFAULT-VALUE}.")
  private int runs;

  @Option(
      names = "--into",
      paramLabel = "FILE",
      description = "The page of results. Default: docs/benchmarks/cluster.md.")
  private Path into;

  public static void main(String[] arguments) {
    System.exit(new CommandLine(new TaskManagersBench()).execute(arguments));
  }

  @Override
  public Integer call() throws Exception {
    Path input =
        new DataFolder(home.resolve("pipelines/benchmarks/target/data"))
            .of(new DataSet(DataKind.ORDERS, rows, SEED));
    Path folder = Files.createTempDirectory("bench-cluster-");
    List<LocalCluster> clusters = new ArrayList<>();
    try {
      for (SlotLayout layout : LAYOUTS) {
        clusters.add(start(layout, folder));
      }
      measure(clusters, input, folder);
    } finally {
      clusters.forEach(LocalCluster::close);
      Folders.delete(folder);
    }
    System.out.println(table().forTerminal());
    page().save(into == null ? home.resolve("docs/benchmarks/cluster.md") : into);
    return 0;
  }

  private static LocalCluster start(SlotLayout layout, Path folder) {
    Path own = folder.resolve("%d-%d".formatted(layout.taskManagers(), layout.slots()));
    return LocalCluster.start(
        ClusterSettings.in(own).taskManagers(layout.taskManagers()).slots(layout.slots()));
  }

  private void measure(List<LocalCluster> clusters, Path input, Path folder) throws Exception {
    Commands commands = new Commands(home, "512m");
    ResultDigest first = null;
    for (int round = 0; round <= runs; round++) {
      for (int i = 0; i < LAYOUTS.size(); i++) {
        int which = (i + round) % LAYOUTS.size();
        Path output = folder.resolve("out-%d-%d".formatted(round, which));
        String address = clusters.get(which).address();
        ChildProcess.run(
            commands.program(OrdersFlow.class, arguments(input, output, address)),
            PATIENCE,
            folder.resolve("out-%d-%d.log".formatted(round, which)));
        ResultDigest digest = ResultDigest.of(output);
        Folders.delete(output);
        first = first == null ? digest : first;
        if (!digest.equals(first)) {
          throw new IllegalStateException("another result: %s, not %s".formatted(digest, first));
        }
        double taken = FinishedJobs.secondsOfLast(address);
        System.err.printf("round %d  %6.2f s  %s%n", round, taken, LAYOUTS.get(which).title());
        if (round > 0) {
          seconds.computeIfAbsent(LAYOUTS.get(which), layout -> new ArrayList<>()).add(taken);
        }
      }
    }
  }

  private List<String> arguments(Path input, Path output, String address) {
    return List.of(
        input.toString(),
        output.toString(),
        "--runner=FlinkRunner",
        "--flinkMaster=" + address,
        "--filesToStage=" + ClusterFiles.of(home));
  }

  private double median(SlotLayout layout) {
    List<Double> sorted = seconds.get(layout).stream().sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }

  private Table table() {
    double one = median(LAYOUTS.get(0));
    List<List<String>> lines = new ArrayList<>();
    for (SlotLayout layout : LAYOUTS) {
      double median = median(layout);
      lines.add(
          List.of(
              layout.title(),
              Numbers.seconds(OptionalDouble.of(median)),
              Numbers.ratio(OptionalDouble.of(one / median)),
              String.format(Locale.ROOT, "%,.0f", rows / median),
              String.format(Locale.ROOT, "%,.0f", rows / median / layout.allSlots()),
              String.join(
                  ", ",
                  seconds.get(layout).stream()
                      .map(s -> String.format(Locale.ROOT, "%.2f", s))
                      .toList())));
    }
    return new Table(
        List.of(
            "cluster", "job, median", "speed-up", "rows/s", "rows/s per slot", "single runs, s"),
        1,
        lines);
  }

  private Page page() {
    return new Page(
        "One TaskManager and two",
        "scripts/bench taskmanagers --rows=%d --runs=%d".formatted(rows, runs),
        """
        W2 of [results.md](results.md), %,d orders from eight files: totals by region and day, and by customer, to files. The
        clusters are what `scripts/flink-cluster` starts, all at once on this machine, and take turns; the first
        run on each warms it up and is left out. A job's time is Flink's own, from its submission to its end, without
        the start of the process that submits it. All results were the same, line by line.

        The JobManager and the process that submits share the processors with the TaskManagers.

        %s"""
            .formatted(rows, table().forMarkdown()));
  }
}
