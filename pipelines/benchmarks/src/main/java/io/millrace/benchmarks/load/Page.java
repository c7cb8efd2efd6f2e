package io.millrace.benchmarks.load;

import io.millrace.benchmarks.report.Machine;
import io.millrace.benchmarks.report.ResultsPage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * A page of results: a title, how it was measured, what.
 *
 * @param command the command that made it
 * @param body Markdown
 */
record Page(String title, String command, String body) {

  /** Writes it. */
  void save(Path file) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    ResultsPage.write(
        file,
        "# %s%n%nBy `%s` on %s: %s.%n%n%s"
            .formatted(title, command, LocalDate.now(ZoneOffset.UTC), Machine.describe(), body));
  }
}
