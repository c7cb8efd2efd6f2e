package io.millrace.benchmarks.load;

import io.millrace.benchmarks.data.DataFolder;
import io.millrace.benchmarks.data.DataKind;
import io.millrace.benchmarks.data.DataSet;
import io.millrace.benchmarks.report.Median;
import io.millrace.benchmarks.report.Numbers;
import io.millrace.benchmarks.report.Table;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

  private static final long SEED = 1;

  /** The project's folder; scripts/bench sets it. */
  private final Path home = Path.of(System.getProperty("bench.home", "."));

  private final Map<Key, List<LayoutRuns.Run>> done = new HashMap<>();

  /** Of the runs of one layout over so many rows. */
  private record Key(SlotLayout layout, long rows) {}

  @Option(
      names = "--rows",
      paramLabel = "N",
      defaultValue = "40000000",
      description =
          "Orders; a fourth of them is totalled too, and what both have in common left out."
              + " Default: ${DEFAULT-VALUE}.")
  private long rows;

  @Option(
      names = "--slots",
      split = ",",
      paramLabel = "N",
      defaultValue = "1",
      description =
          "Slots of each TaskManager; of several numbers one after the other. Default:"
              + " ${DEFAULT-VALUE}.")
  private List<Integer> slots;

  @Option(
      names = "--runs",
      paramLabel = "N",
      defaultValue = "2",
      description =
          "Runs over each number of orders on each cluster, after one over a sixteenth that warms"
              + " it up. Default: ${DEFAULT-VALUE}.")
  private int runs;

  @Option(
      names = "--into",
      paramLabel = "FILE",
      description = "The page of results. Default: docs/benchmarks/taskmanagers.md.")
  private Path into;

  public static void main(String[] arguments) {
    System.exit(new CommandLine(new TaskManagersBench()).execute(arguments));
  }

  @Override
  public Integer call() throws Exception {
    for (SlotLayout layout : layouts()) {
      try (LayoutRuns cluster = new LayoutRuns(home, layout)) {
        cluster.run(input(rows / 16));
        for (long amount : List.of(fewRows(), rows)) {
          for (int run = 0; run < runs; run++) {
            measure(new Key(layout, amount), cluster.run(input(amount)));
          }
        }
      }
    }
    System.out.println(table().forTerminal());
    page().save(into == null ? home.resolve("docs/benchmarks/taskmanagers.md") : into);
    return 0;
  }

  private List<SlotLayout> layouts() {
    return slots.stream()
        .flatMap(each -> Stream.of(new SlotLayout(1, each), new SlotLayout(2, each)))
        .toList();
  }

  private long fewRows() {
    return rows / 4;
  }

  private Path input(long amount) throws IOException {
    return new DataFolder(home.resolve("pipelines/benchmarks/target/data"))
        .of(new DataSet(DataKind.ORDERS, amount, SEED));
  }

  private void measure(Key key, LayoutRuns.Run run) {
    System.err.printf("%s, %,d rows: %s%n", key.layout().title(), key.rows(), run);
    done.computeIfAbsent(key, each -> new ArrayList<>()).add(run);
    long results =
        done.entrySet().stream()
            .filter(each -> each.getKey().rows() == key.rows())
            .flatMap(each -> each.getValue().stream())
            .map(LayoutRuns.Run::result)
            .distinct()
            .count();
    if (results > 1) {
      throw new IllegalStateException("another result than before: " + run.result());
    }
  }

  private double median(SlotLayout layout, long amount, ToDoubleFunction<LayoutRuns.Run> of) {
    return Median.of(done.get(new Key(layout, amount)).stream().mapToDouble(of)).orElseThrow();
  }

  /** Rows in a unit of what is measured, from the fewer rows to all. */
  private double slope(SlotLayout layout, ToDoubleFunction<LayoutRuns.Run> of) {
    return (rows - fewRows()) / (median(layout, rows, of) - median(layout, fewRows(), of));
  }

  private Table table() {
    return new Table(
        List.of(
            "cluster",
            "job of %,d rows".formatted(fewRows()),
            "of %,d".formatted(rows),
            "rows/s between",
            "against one TaskManager",
            "per slot",
            "CPU of the TaskManagers, all rows",
            "between, of a million rows"),
        1,
        layouts().stream().map(this::line).toList());
  }

  private List<String> line(SlotLayout layout) {
    double rate = slope(layout, LayoutRuns.Run::seconds);
    double ofOne = slope(new SlotLayout(1, layout.slots()), LayoutRuns.Run::seconds);
    return List.of(
        layout.title(),
        seconds(median(layout, fewRows(), LayoutRuns.Run::seconds)),
        seconds(median(layout, rows, LayoutRuns.Run::seconds)),
        rate(rate),
        layout.taskManagers() == 1 ? "" : Numbers.ratio(OptionalDouble.of(rate / ofOne)),
        rate(rate / layout.allSlots()),
        seconds(median(layout, rows, LayoutRuns.Run::cpuSeconds)),
        seconds(1e6 / slope(layout, LayoutRuns.Run::cpuSeconds)));
  }

  private static String seconds(double seconds) {
    return Numbers.seconds(OptionalDouble.of(seconds));
  }

  private static String rate(double rate) {
    return String.format(Locale.ROOT, "%,.0f", rate);
  }

  private Page page() {
    return new Page(
        "One TaskManager and two",
        "scripts/bench taskmanagers --rows=%d --slots=%s --runs=%d"
            .formatted(
                rows, slots.stream().map(String::valueOf).collect(Collectors.joining(",")), runs),
        """
        W2 of [results.md](results.md) in one job: orders from eight files are totalled by region and day, and by customer,
        into files. The clusters are what `scripts/flink-cluster` starts on this machine, one after the other; a job over few
        orders warms each up first. Times are medians, and Flink's own: from the submission of a job to its end, without the
        start of the process that submits it. The files were in the system's memory. *Between* is the slope between the two
        jobs: what both have once is left out, which is more than Flink's start of a job, as every TaskManager compiles the
        code of each job anew, while it runs slowly. All results were the same, line by line.

        What this machine allows: %d processors for all processes together. With one slot the others compile and collect
        garbage; with as many slots as processors, in one TaskManager or in two, the job has all that there is; more slots
        share them, and a slot does as much less. What two TaskManagers compile, each for itself, they take from the work:
        where there are no processors to spare, a short job can be slower on two than on one.

        %s"""
            .formatted(Runtime.getRuntime().availableProcessors(), table().forMarkdown()));
  }
}
