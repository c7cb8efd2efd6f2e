package io.millrace.files;

import io.millrace.files.internal.CsvFormat;
import io.millrace.files.internal.InputFile;
import io.millrace.files.internal.Inputs;
import io.millrace.flow.Source;
import io.millrace.flow.connect.Split;
import java.nio.charset.Charset;
import java.util.List;
import org.apache.beam.sdk.values.TypeDescriptor;

/**
 * The records of CSV files as the beginning of a flow.
 *
 * <p>Each file begins with a header; columns may stand in any order, and those that no component
 * wants are passed over. An empty field is null, {@code ""} an empty text; for a primitive it is an
 * error. What does not convert fails the job, naming file, line, column and value. Empty lines are
 * passed over, except in files of one column. An empty file has no records.
 *
 * <p>Each file is read by one worker, as a quoted field may have line breaks, unless {@link
 * #splittable} promises that none has. Charsets, compressed files and when files are looked for are
 * as in {@link TextRead}; the header of the first file is checked then, too. A worker holds one
 * record of at most 16 million characters a field.
 *
 * @param <T> the records
 */
public final class CsvRead<T extends Record> extends Source<T> {

  private static final long serialVersionUID = 1L;

  private final Class<T> type;
  private final Inputs inputs;
  private final CsvFormat<T> format;
  private final boolean divisible;

  private CsvRead(Class<T> type, Inputs inputs, CsvFormat<T> format, boolean divisible) {
    this.type = type;
    this.inputs = inputs;
    this.format = format;
    this.divisible = divisible;
  }

  static <T extends Record> CsvRead<T> of(Class<T> type, Inputs inputs, CsvFormat<T> format) {
    return new CsvRead<>(type, inputs, format, false);
  }

  /** Gives no records where a pattern matches no file; by default that is an error. */
  public CsvRead<T> allowNone() {
    return new CsvRead<>(type, inputs.allowNone(), format, divisible);
  }

  /**
   * Cuts large files into parts that are read in parallel. It promises that no field has a line
   * break: where one has, its record is torn, which fails the job or, if both halves look like
   * records, gives wrong ones.
   */
  public CsvRead<T> splittable() {
    return new CsvRead<>(type, inputs, format, true);
  }

  /**
   * Reads files whose fields are separated by this instead of a comma.
   *
   * @throws IllegalArgumentException if it is a quote or a line end
   */
  public CsvRead<T> separator(char separator) {
    return new CsvRead<>(type, inputs, format.withSeparator(separator), divisible);
  }

  /**
   * Reads files in this charset instead of UTF-8.
   *
   * @throws IllegalArgumentException as {@link TextRead#charset}
   */
  public CsvRead<T> charset(Charset charset) {
    return new CsvRead<>(type, inputs, format.withCharset(charset), divisible);
  }

  @Override
  protected List<? extends Split<T>> splits(int parallelism) {
    List<InputFile> files = inputs.files();
    files.stream().limit(1).forEach(format::checkHeader);
    return Inputs.splits(files, parallelism, divisible, format);
  }

  @Override
  protected TypeDescriptor<T> elementType() {
    return TypeDescriptor.of(type);
  }

  @Override
  protected String getKindString() {
    return "CsvFiles.read(%s)".formatted(inputs);
  }
}
