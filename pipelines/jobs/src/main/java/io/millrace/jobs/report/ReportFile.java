package io.millrace.jobs.report;

import io.millrace.jobs.WrongUseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** The file that a report is written to. */
public final class ReportFile {

  private final Path path;

  private ReportFile(Path path) {
    this.path = path;
  }

  /**
   * A file that can be written: found out before the job runs, not after.
   *
   * @throws WrongUseException if it cannot
   */
  public static ReportFile checked(String option) {
    try {
      Path path = Path.of(option).toAbsolutePath();
      if (Files.exists(path)) {
        if (!Files.isRegularFile(path) || !Files.isWritable(path)) {
          throw wrong(option, "it is no file that may be written");
        }
      } else {
        Files.createFile(path);
        Files.delete(path);
      }
      return new ReportFile(path);
    } catch (InvalidPathException | IOException e) {
      throw wrong(option, e.toString());
    }
  }

  private static WrongUseException wrong(String option, String why) {
    return new WrongUseException(
        "--report=%s: must be a file that can be written, in a folder that is there: %s"
            .formatted(option, why));
  }

  /** Writes it, over an older one. */
  public void write(Report report) throws IOException {
    Files.writeString(path, new ReportPage(report).html());
  }

  @Override
  public String toString() {
    return path.toString();
  }
}
