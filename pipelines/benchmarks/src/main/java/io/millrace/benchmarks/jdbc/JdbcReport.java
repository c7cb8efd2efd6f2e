package io.millrace.benchmarks.jdbc;

import io.millrace.benchmarks.report.Claim;
import io.millrace.benchmarks.report.Machine;
import io.millrace.benchmarks.report.Numbers;
import io.millrace.benchmarks.report.Table;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.apache.beam.sdk.util.ReleaseInfo;
import org.apache.flink.runtime.util.EnvironmentInformation;

/** Shows the figures on the terminal, and saves them. */
final class JdbcReport {

  private final JdbcOutcome outcome;
  private final JdbcFigures figures;

  JdbcReport(JdbcOutcome outcome) {
    this.outcome = outcome;
    this.figures = new JdbcFigures(outcome.runs());
  }

  void print(PrintStream out) {
    out.println(medians().forTerminal());
    out.println(slopes().forTerminal());
    out.println(claims().forTerminal());
  }

  /** Saves {@code jdbc.md} and {@code jdbc.csv}. */
  void save(Path folder, String command, Map<String, String> settings) throws IOException {
    Files.createDirectories(folder);
    Files.write(folder.resolve("jdbc.csv"), csv());
    Files.writeString(folder.resolve("jdbc.md"), markdown(command, settings));
  }

  private Table medians() {
    List<List<String>> rows = new ArrayList<>();
    for (Trial trial : outcome.trials()) {
      boolean failed = outcome.failures().containsKey(trial);
      rows.add(
          List.of(
              trial.contestant().work().title(),
              trial.contestant().title(),
              String.format(Locale.ROOT, "%,d", trial.rows()),
              failed ? "failed" : median(trial, Run::wallSeconds),
              median(trial, Run::jobSeconds),
              median(trial, Run::ownSeconds),
              median(trial, Run::serverSeconds)));
    }
    return new Table(
        List.of("work", "contestant", "rows", "wall", "job", "CPU", "server CPU"), 2, rows);
  }

  private String median(Trial trial, ToDoubleFunction<Run> of) {
    return Numbers.seconds(figures.median(trial, of));
  }

  /** Between the smallest and the largest size of the rollup; none if there is one size. */
  private Table slopes() {
    long small = sizes().min().orElse(0);
    long large = rows(JdbcWork.ROLLUP);
    List<List<String>> rows = new ArrayList<>();
    for (Contestant contestant : Contestant.values()) {
      OptionalDouble all = figures.slope(contestant, small, large, Run::cpuSeconds);
      if (all.isPresent()) {
        rows.add(
            List.of(
                contestant.work().title(),
                contestant.title(),
                nanos(all),
                nanos(figures.slope(contestant, small, large, Run::ownSeconds)),
                nanos(figures.slope(contestant, small, large, Run::serverSeconds))));
      }
    }
    return new Table(
        List.of("work", "contestant", "CPU a row", "of the process", "of the server"), 2, rows);
  }

  private static String nanos(OptionalDouble slope) {
    return slope.isEmpty() ? "–" : String.format(Locale.ROOT, "%,.0f ns", slope.getAsDouble());
  }

  private Table claims() {
    List<Claim> claims =
        new JdbcClaims(figures, rows(JdbcWork.ROLLUP), rows(JdbcWork.UPSERT)).all();
    return new Table(
        List.of("measure", "runner", "limit", "measured", "verdict"),
        2,
        claims.stream()
            .map(
                claim ->
                    List.of(
                        claim.measure(),
                        claim.runner(),
                        claim.limitInWords(),
                        Numbers.ratio(claim.ratio()),
                        claim.verdict()))
            .toList());
  }

  private java.util.stream.LongStream sizes() {
    return outcome.trials().stream()
        .filter(trial -> trial.contestant().work() == JdbcWork.ROLLUP)
        .mapToLong(Trial::rows);
  }

  /** The most rows that a work was done with. */
  private long rows(JdbcWork work) {
    return outcome.trials().stream()
        .filter(trial -> trial.contestant().work() == work)
        .mapToLong(Trial::rows)
        .max()
        .orElse(0);
  }

  private List<String> csv() {
    List<String> lines = new ArrayList<>();
    lines.add("work,rows,contestant,round,wall_seconds,job_seconds,cpu_seconds,server_cpu_seconds");
    for (Run run : outcome.runs()) {
      lines.add(
          String.format(
              Locale.ROOT,
              "%s,%d,%s,%d,%.3f,%s,%.3f,%.3f",
              run.trial().contestant().work(),
              run.trial().rows(),
              run.trial().contestant(),
              run.round(),
              run.wallSeconds(),
              Double.isNaN(run.jobSeconds()) ? "" : run.jobSeconds(),
              run.ownSeconds(),
              run.serverSeconds()));
    }
    return lines;
  }

  private String markdown(String command, Map<String, String> settings) {
    return """
        # Databases: what was measured

        By `%s` on %s: %s; Beam %s, Flink %s.

        Each run is a fresh process, started with the JVM's start counted; the contestants take turns, every round begins with another
        one, and a figure is the median of all runs. The server is on the same machine: its CPU time is that of all its processes,
        ended ones included. `job` is what a program itself says that its work took. What each run wrote was compared with what SQL
        gives; a run that differs has failed. Before each run the target is made anew and analysed, and a checkpoint is written.
        Single runs are in [jdbc.csv](jdbc.csv).

        The server's settings, for all alike: %s.

        The rollup counts, sums and finds the latest of the paid orders of each customer, three of four. The upsert writes rows made in
        the JVM to a table of eight columns, which has half of them.

        ## Claims

        %s
        ## CPU slopes

        What the largest input takes more CPU than the smallest, for each row of the difference: starting is left out.

        %s
        ## Medians

        %s%s"""
        .formatted(
            command,
            LocalDate.now(ZoneOffset.UTC),
            Machine.describe(),
            ReleaseInfo.getReleaseInfo().getVersion(),
            EnvironmentInformation.getVersion(),
            settings.entrySet().stream()
                .map(setting -> "`%s = %s`".formatted(setting.getKey(), setting.getValue()))
                .collect(Collectors.joining(", ")),
            claims().forMarkdown(),
            slopes().forMarkdown(),
            medians().forMarkdown(),
            failures());
  }

  private String failures() {
    return outcome.failures().entrySet().stream()
        .map(
            failure ->
                "\nFailed: %s: %s\n"
                    .formatted(
                        failure.getKey().title(),
                        failure.getValue().lines().findFirst().orElse("")))
        .collect(Collectors.joining());
  }
}
