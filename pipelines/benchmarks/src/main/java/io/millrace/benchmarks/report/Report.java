package io.millrace.benchmarks.report;

import io.millrace.benchmarks.harness.Outcome;
import io.millrace.benchmarks.harness.Plan;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Shows the figures on the terminal, and saves them. */
public final class Report {

  private final Plan plan;
  private final Outcome outcome;
  private final Tables tables;

  /** A report of what was measured. */
  public Report(Plan plan, Outcome outcome) {
    this.plan = plan;
    this.outcome = outcome;
    this.tables = new Tables(plan, outcome);
  }

  /** Prints the tables. */
  public void print(PrintStream out) {
    out.println(tables.medians().forTerminal());
    out.println(tables.slopes().forTerminal());
    out.println(tables.claims().forTerminal());
  }

  /**
   * Saves {@code results.md}, {@code results.csv} and {@code chart.png}.
   *
   * @param command the command that it came from
   */
  public void save(Path folder, String command) throws IOException {
    Files.createDirectories(folder);
    CsvFile.write(folder.resolve("results.csv"), outcome);
    Chart.write(folder.resolve("chart.png"), new Figures(plan, outcome));
    ResultsPage.write(folder.resolve("results.md"), markdown(command));
  }

  private String markdown(String command) {
    return """
        # What was measured

        By `%s` on %s: %s.

        Each run is a fresh process, the contestants take turns, and a figure is the median of all its runs. CPU time and
        peak memory are the whole process's, seen from outside. A slope is what the larger input takes more CPU than
        the smaller, for each unit of the difference: starting is left out. Contestants of a work read the same files and call
        the same functions; their results were compared and are equal. Single runs are in [results.csv](results.csv).

        ![CPU time per unit of input, times that of the Java loop](chart.png)

        ## Claims

        %s
        ## Slopes

        Textbook Beam on DirectRunner takes its slope between sizes that it finishes, in which nearly every key is new.

        %s
        ## Medians

        %s"""
        .formatted(
            command,
            LocalDate.now(ZoneOffset.UTC),
            Machine.describe(),
            tables.claims().forMarkdown(),
            tables.slopes().forMarkdown(),
            tables.medians().forMarkdown());
  }
}
