package io.millrace.files;

import io.millrace.files.internal.Inputs;

/**
 * Reads and writes text files, line by line.
 *
 * <pre>{@code
 * Flow.from(pipeline, TextFiles.lines("corpus/*.txt"))
 *     .flatMap(String.class, line -> List.of(line.split(" ")))
 *     .partition()
 *     .reduce(count())
 *     .into(TextFiles.write("counts/part"));
 * }</pre>
 *
 * <p>Files may be wherever Beam has a file system for: a local path, or {@code gs://}, {@code
 * s3://}, {@code hdfs://} with Beam's module for it on the class path.
 */
public final class TextFiles {

  private TextFiles() {}

  /**
   * Reads the lines of all files that match one of these patterns: {@code *} and {@code ?} within a
   * directory, {@code **} across directories, <code>{a,b}</code> and {@code [a-c]}.
   *
   * @throws IllegalArgumentException if there is no pattern
   */
  public static TextRead lines(String... patterns) {
    return TextRead.of(Inputs.of(patterns));
  }
}
