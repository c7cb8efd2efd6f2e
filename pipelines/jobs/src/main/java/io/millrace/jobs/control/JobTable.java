package io.millrace.jobs.control;

import static java.util.stream.Collectors.joining;

import io.millrace.runner.ClusterJob;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** A cluster's jobs in columns, one a line. */
final class JobTable {

  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.systemDefault());
  private static final List<String> HEADING =
      List.of("JOB_ID", "NAME", "STATE", "STARTED", "DURATION", "TASKS");

  private JobTable() {}

  static String of(List<ClusterJob> jobs) {
    List<List<String>> lines = new ArrayList<>(List.of(HEADING));
    jobs.forEach(job -> lines.add(cells(job)));
    List<Integer> widths =
        IntStream.range(0, HEADING.size())
            .mapToObj(i -> lines.stream().mapToInt(line -> line.get(i).length()).max().orElse(0))
            .toList();
    return lines.stream().map(line -> line(line, widths)).collect(joining());
  }

  private static List<String> cells(ClusterJob job) {
    return List.of(
        job.id(),
        job.name(),
        job.state(),
        MOMENT.format(job.started()),
        clock(job.elapsed()),
        job.tasks().entrySet().stream()
            .map(tasks -> "%d %s".formatted(tasks.getValue(), tasks.getKey()))
            .collect(joining(", ")));
  }

  private static String clock(Duration elapsed) {
    return "%d:%02d:%02d"
        .formatted(elapsed.toHours(), elapsed.toMinutesPart(), elapsed.toSecondsPart());
  }

  private static String line(List<String> cells, List<Integer> widths) {
    return IntStream.range(0, cells.size())
            .mapToObj(i -> ("%-" + Math.max(1, widths.get(i)) + "s").formatted(cells.get(i)))
            .collect(joining("  "))
            .stripTrailing()
        + System.lineSeparator();
  }
}
