package io.millrace.benchmarks.load;

import io.millrace.benchmarks.report.Table;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code scripts/bench pressure}: a slow sink in front of a source without end. */
@Command(
    name = "bench pressure",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Runs a source without end, as fast as it goes, into a slow sink, on all runners side by side:",
      "how many rows are between the two, and the heap. Saves a table and pictures.",
      "Exit code 1: a bound is broken."
    })
public final class PressureBench implements Callable<Integer> {

  /** The project's folder; scripts/bench sets it. */
  private final Path home = Path.of(System.getProperty("bench.home", "."));

  @Option(
      names = "--seconds",
      paramLabel = "N",
      defaultValue = "300",
      description = "How long each job runs. Default: ${DEFAULT-VALUE}.")
  private int seconds;

  @Option(
      names = "--rate",
      paramLabel = "N",
      defaultValue = "1000",
      description = "Elements a second that the sink of a job takes. Default: ${DEFAULT-VALUE}.")
  private int rate;

  @Option(
      names = "--shape",
      paramLabel = "SHAPE",
      defaultValue = "straight",
      description = "One of ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
  private PressureShape shape;

  @Option(
      names = "--only",
      split = ",",
      paramLabel = "PLACE",
      description = "Some of ${COMPLETION-CANDIDATES}; default: all.")
  private List<PressurePlace> places = List.of(PressurePlace.values());

  @Option(
      names = "--into",
      paramLabel = "DIR",
      description = "Where the results go. Default: docs/benchmarks.")
  private Path into;

  @Option(
      names = "--samples",
      paramLabel = "DIR",
      description =
          "Run nothing: make the page again from what an earlier run has left, which says where.")
  private Path samples;

  public static void main(String[] arguments) {
    System.exit(
        new CommandLine(new PressureBench())
            .setCaseInsensitiveEnumValuesAllowed(true)
            .execute(arguments));
  }

  @Override
  public Integer call() throws Exception {
    Path folder = samples == null ? Files.createTempDirectory("bench-pressure-") : samples;
    PressureRuns runs = new PressureRuns(home, folder, rate, seconds);
    List<PressureResult> results =
        samples == null ? runs.run(shape, places) : runs.readAgain(shape, places);
    Table table = table(results);
    System.out.println(table.forTerminal());
    System.out.println("Logs and samples are in " + folder);
    Path target = into == null ? home.resolve("docs/benchmarks") : into;
    page(table).save(target.resolve(name(".md")));
    PressureChart.rows(target.resolve(name("-rows.png")), shape, results);
    PressureChart.heap(target.resolve(name("-heap.png")), shape, results);
    return results.stream().allMatch(result -> result.broken().isEmpty()) ? 0 : 1;
  }

  private String name(String end) {
    return (shape == PressureShape.STRAIGHT ? "pressure" : "pressure-" + shape) + end;
  }

  private static Table table(List<PressureResult> results) {
    List<List<String>> rows = new ArrayList<>();
    for (PressureResult result : results) {
      List<PressureSample> heaps = result.heaps();
      rows.add(
          List.of(
              result.runner(),
              result.broken().isEmpty() ? "holds" : String.join("; ", result.broken()),
              number(result.between().getMax()),
              number(Math.round(result.between().getAverage())),
              number(Math.round(result.rowsPerSecond())),
              heaps.isEmpty() ? "–" : megabytes(heaps.get(0).heap()),
              heaps.isEmpty() ? "–" : megabytes(heaps.get(heaps.size() - 1).heap()),
              megabytes(result.heapGrowth())));
    }
    return new Table(
        List.of(
            "runner",
            "bound",
            "rows between, most",
            "mean",
            "rows/s",
            "heap, first",
            "heap, last",
            "growth"),
        2,
        rows);
  }

  private static String number(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  private static String megabytes(long bytes) {
    return String.format(Locale.ROOT, "%.1f MB", bytes / (double) (1 << 20));
  }

  private Page page(Table table) {
    return new Page(
        "A slow sink in front of a source without end: " + shape,
        "scripts/bench pressure --shape=%s --seconds=%d --rate=%d".formatted(shape, seconds, rate),
        """
        Beam's `GenerateSequence`, as fast as it goes; a step that counts what is read; %s a sink that takes %,d elements a
        second of each job. All runners at once on this machine, each JVM with `-Xmx512m`, Flink's TaskManagers as
        `scripts/flink-cluster` makes them, of one slot each. Each JVM that works counts the rows that it has read and
        written, once a second, and every five seconds the heap that is used right after a full collection.

        The bound: at most %,d rows are read and not yet written, at any sample; and the heap after collections is in the
        last third of the time at most %d MB larger than in the first.

        ![Rows read less rows written](%s)

        ![Heap after a collection](%s)

        %s"""
            .formatted(
                between(),
                rate,
                shape.bound(),
                PressureResult.HEAP_GROWTH >> 20,
                name("-rows.png"),
                name("-heap.png"),
                table.forMarkdown()));
  }

  private String between() {
    return shape == PressureShape.STRAIGHT
        ? "and"
        : "windows of %,d rows by event time, counted by %,d keys, so that an element stands for %d rows; and"
            .formatted(
                PressureShape.WINDOW,
                PressureShape.KEYS,
                PressureShape.WINDOW / PressureShape.KEYS);
  }
}
