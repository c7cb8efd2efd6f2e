package io.millrace.files;

import io.millrace.files.internal.Inputs;
import io.millrace.files.internal.Outputs;
import org.apache.beam.sdk.values.KV;

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
   * directory, {@code **} across directories, <code>{a,b}</code> and {@code [a-c]}. What jobs that
   * failed have left in {@code .millrace-…} is read only by a pattern with that name.
   *
   * @throws IllegalArgumentException if there is no pattern
   */
  public static TextRead lines(String... patterns) {
    return TextRead.of(Inputs.of(patterns));
  }

  /**
   * Writes each element as a line, by its {@code toString}; a {@link KV} as its key, a tab and its
   * value. Files are called {@code prefix-00000-of-00003.txt}.
   *
   * @throws IllegalArgumentException if the prefix is no beginning of a file's name
   */
  public static <T> TextWrite<T> write(String prefix) {
    return TextWrite.of(Outputs.of(prefix, ".txt"));
  }
}
