package io.millrace.benchmarks.jdbc;

import io.millrace.benchmarks.report.Machine;
import io.millrace.benchmarks.report.ResultsPage;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** Shows the figures on the terminal, and saves them. */
final class JdbcReport {

  private final JdbcOutcome outcome;
  private final JdbcTables tables;
  private final String postgres;

  /**
   * A report of what was measured.
   *
   * @param postgres the server's version
   */
  JdbcReport(List<JdbcContest> contests, JdbcOutcome outcome, String postgres) {
    this.outcome = outcome;
    this.tables = new JdbcTables(contests, outcome);
    this.postgres = postgres;
  }

  /** Prints the tables. */
  void print(PrintStream out) {
    out.println(tables.medians().forTerminal());
    out.println(tables.slopes().forTerminal());
    out.println(tables.claims().forTerminal());
  }

  /**
   * Saves {@code jdbc.md} and {@code jdbc.csv}.
   *
   * @param command the command that it came from
   */
  void save(Path folder, String command) throws IOException {
    Files.createDirectories(folder);
    Files.write(folder.resolve("jdbc.csv"), csv());
    ResultsPage.write(folder.resolve("jdbc.md"), markdown(command));
  }

  private List<String> csv() {
    List<String> lines = new ArrayList<>();
    lines.add(
        "work,rows,contestant,round,wall_seconds,cpu_seconds,server_cpu_seconds,work_seconds");
    for (JdbcRun run : outcome.runs()) {
      lines.add(
          String.format(
              Locale.ROOT,
              "%s,%d,%s,%d,%.3f,%.3f,%.3f,%s",
              run.contest().work(),
              run.contest().rows(),
              run.contest().contestant(),
              run.round(),
              run.wallSeconds(),
              run.ownSeconds(),
              run.serverSeconds(),
              orNothing(run.jobSeconds())));
    }
    return lines;
  }

  private static String orNothing(OptionalDouble seconds) {
    return seconds.isEmpty() ? "" : String.format(Locale.ROOT, "%.3f", seconds.getAsDouble());
  }

  private String markdown(String command) {
    return """
        # Databases: what was measured

        By `%s` on %s: %s; PostgreSQL %s, %s.

        The rollup totals the paid four fifths of orders by customer, of whom there are up to 100,000: count, sum and latest
        of each are upserted into an empty table. The upsert brings rows of eight columns that the JVM makes up, of which a
        half is in the table with other values. Source, target and all contestants are on this machine.

        Each run is a whole process, the start of the JVM included; contestants take turns, each round begins with another,
        and a figure is the median of all runs. CPU time is the process's own, and beside it that of all processes of the
        server meanwhile. "Work alone" is what a contestant says that its work took: ours from the run of the pipeline, the others' from
        `main`. A run counts only if the target then holds
        what SQL computes. Before each, the target is made anew, statistics are taken and a checkpoint is done. The server's
        settings, equal for all: %s. Without fsync the disk is left out, which favours what commits often.

        A slope is what the larger size takes more CPU than the smaller, for each row of the difference: starting is left
        out. Single runs are in [jdbc.csv](jdbc.csv).

        ## Claims

        At the largest size of each work.

        %s
        ## Medians

        %s%s
        ## CPU slopes of the rollup

        %s"""
        .formatted(
            command,
            LocalDate.now(ZoneOffset.UTC),
            Machine.describe(),
            postgres,
            Versions.describe(System.getProperty("java.class.path")),
            BenchServer.settingsInWords(),
            tables.claims().forMarkdown(),
            tables.medians().forMarkdown(),
            failures(),
            tables.slopes().forMarkdown());
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
