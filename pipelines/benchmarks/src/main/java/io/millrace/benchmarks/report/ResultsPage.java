package io.millrace.benchmarks.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A page of results, made anew by each run but for what somebody has written under Notes. */
public final class ResultsPage {

  private static final String NOTES = "\n## Notes\n";

  private ResultsPage() {}

  /**
   * Writes it; what the file has under {@code ## Notes} follows.
   *
   * @param text Markdown
   */
  public static void write(Path file, String text) throws IOException {
    String before = Files.exists(file) ? Files.readString(file) : "";
    int notes = before.indexOf(NOTES);
    Files.writeString(
        file, notes < 0 ? text : text.stripTrailing() + "\n" + before.substring(notes));
  }
}
