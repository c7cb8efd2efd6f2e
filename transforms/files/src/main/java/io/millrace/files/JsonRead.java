package io.millrace.files;

import io.millrace.files.internal.Inputs;
import io.millrace.files.internal.JsonFormat;
import io.millrace.flow.Source;
import io.millrace.flow.connect.Split;
import java.util.List;
import org.apache.beam.sdk.values.TypeDescriptor;

/**
 * The records of JSON lines as the beginning of a flow.
 *
 * <p>Properties that no component wants are passed over, a component without property is null. For
 * a primitive that is an error, as is a value that JSON has another type for: {@code "5"} or {@code
 * 5.5} is no {@code long}. What does not convert fails the job, naming file, offset of the line,
 * component and value. Lines of nothing but spaces are passed over.
 *
 * <p>Files are UTF-8, and cut, decompressed and looked for as those of {@link TextRead}: a line end
 * never stands inside a record. A worker holds one block of 128 KB, or one line where that is
 * longer.
 *
 * @param <T> the records
 */
public final class JsonRead<T extends Record> extends Source<T> {

  private static final long serialVersionUID = 1L;

  private final Class<T> type;
  private final Inputs inputs;
  private final JsonFormat<T> format;

  private JsonRead(Class<T> type, Inputs inputs, JsonFormat<T> format) {
    this.type = type;
    this.inputs = inputs;
    this.format = format;
  }

  static <T extends Record> JsonRead<T> of(Class<T> type, Inputs inputs, JsonFormat<T> format) {
    return new JsonRead<>(type, inputs, format);
  }

  /** Gives no records where a pattern matches no file; by default that is an error. */
  public JsonRead<T> allowNone() {
    return new JsonRead<>(type, inputs.allowNone(), format);
  }

  /**
   * Fails on lines of more bytes than these instead of running out of memory; by default 16 MB.
   *
   * @throws IllegalArgumentException if {@code bytes} is less than 1 or over a gigabyte
   */
  public JsonRead<T> maxLineBytes(int bytes) {
    return new JsonRead<>(type, inputs, format.withMaxLineBytes(bytes));
  }

  @Override
  protected List<? extends Split<T>> splits(int parallelism) {
    return Inputs.splits(inputs.files(), parallelism, true, format);
  }

  @Override
  protected TypeDescriptor<T> elementType() {
    return TypeDescriptor.of(type);
  }

  @Override
  protected String getKindString() {
    return "JsonLines.read(%s)".formatted(inputs);
  }
}
