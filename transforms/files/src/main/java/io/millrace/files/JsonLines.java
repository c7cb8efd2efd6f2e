package io.millrace.files;

import io.millrace.files.internal.Inputs;
import io.millrace.files.internal.JsonFormat;
import io.millrace.files.internal.JsonRecords;
import io.millrace.files.internal.Outputs;

/**
 * Reads and writes files of JSON lines: one JSON object a line, a Java record each.
 *
 * <pre>{@code
 * record Click(String user, Instant at, List<String> tags) {}
 *
 * Flow.from(pipeline, JsonLines.read(Click.class, "clicks/*.jsonl.gz"))
 *     .filter(click -> click.tags().contains("paid"))
 *     .into(JsonLines.write("paid/part", Click.class));
 * }</pre>
 *
 * <p>A component is whatever Jackson knows: texts, numbers, enums, lists, maps, other records;
 * {@code java.time} is ISO 8601 and {@code byte[]} Base64. Jackson's annotations are heeded.
 */
public final class JsonLines {

  private JsonLines() {}

  /**
   * Reads the records of all files that match one of these patterns, which are those of {@link
   * TextFiles#lines}. A component takes the property of its name, {@code createdAt} also {@code
   * created_at}.
   *
   * @throws IllegalArgumentException if there is no pattern, or a component that Jackson cannot
   *     make
   */
  public static <T extends Record> JsonRead<T> read(Class<T> type, String... patterns) {
    return JsonRead.of(type, Inputs.of(patterns), JsonFormat.of(type));
  }

  /**
   * Writes records to files that are called {@code prefix-00000-of-00003.jsonl}. A component is a
   * property of its name.
   *
   * @throws IllegalArgumentException if the prefix is no beginning of a file's name, or there is a
   *     component that Jackson cannot write
   */
  public static <T extends Record> JsonWrite<T> write(String prefix, Class<T> type) {
    return JsonWrite.of(Outputs.of(prefix, ".jsonl"), JsonRecords.of(type));
  }
}
