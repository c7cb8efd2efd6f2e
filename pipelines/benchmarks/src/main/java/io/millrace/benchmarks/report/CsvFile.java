package io.millrace.benchmarks.report;

import io.millrace.benchmarks.harness.Contest;
import io.millrace.benchmarks.harness.Measurement;
import io.millrace.benchmarks.harness.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Every single run, for those who want other statistics. */
final class CsvFile {

  private CsvFile() {}

  static void write(Path file, Outcome outcome) throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add("work,input,unit,contestant,launch,round,wall_seconds,cpu_seconds,peak_rss_bytes");
    for (Measurement run : outcome.measurements()) {
      Contest contest = run.contest();
      lines.add(
          String.format(
              Locale.ROOT,
              "%s,%d,%s,%s,%s,%d,%.3f,%.3f,%d",
              contest.work().name(),
              contest.data().amount(),
              contest.data().kind().unit(),
              contest.peer().name(),
              contest.launch().name(),
              run.round(),
              run.usage().wallSeconds(),
              run.usage().cpuSeconds(),
              run.usage().peakBytes()));
    }
    Files.write(file, lines);
  }
}
