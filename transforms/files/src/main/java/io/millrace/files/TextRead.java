package io.millrace.files;

import io.millrace.files.internal.Inputs;
import io.millrace.files.internal.TextFormat;
import io.millrace.flow.Source;
import io.millrace.flow.connect.Split;
import java.nio.charset.Charset;
import java.util.List;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.CoderRegistry;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.values.TypeDescriptor;
import org.apache.beam.sdk.values.TypeDescriptors;

/**
 * The lines of text files as the beginning of a flow.
 *
 * <p>Lines end with LF or CR LF, which are not part of them; the last line of a file needs no end,
 * or has a CR alone. Empty lines are kept, a byte order mark at the start of a file is dropped, an
 * empty file has no lines. Files are UTF-8 unless {@link #charset} says otherwise; bytes that are
 * no characters fail the job, naming file and offset, unless {@link #replaceMalformed} is set.
 *
 * <p>Large files are cut into parts that are read in parallel, four a worker, and small ones put
 * together. A file whose name ends with {@code .gz}, {@code .bz2}, {@code .zst} or {@code .deflate}
 * is decompressed, by one worker.
 *
 * <p>The files are looked for while the pipeline is constructed, once for each use of the source. A
 * worker holds one block of 128 KB, or one line where that is longer.
 *
 * <pre>{@code
 * Flow.from(pipeline, TextFiles.lines("logs/*.log", "logs/old/*.log.gz"))
 * }</pre>
 */
public final class TextRead extends Source<String> {

  private static final long serialVersionUID = 1L;

  private final Inputs inputs;
  private final TextFormat format;

  private TextRead(Inputs inputs, TextFormat format) {
    this.inputs = inputs;
    this.format = format;
  }

  static TextRead of(Inputs inputs) {
    return new TextRead(inputs, TextFormat.utf8());
  }

  /** Gives no lines where a pattern matches no file; by default that is an error. */
  public TextRead allowNone() {
    return new TextRead(inputs.allowNone(), format);
  }

  /**
   * Reads files in this charset instead of UTF-8.
   *
   * @throws IllegalArgumentException if it has more than one byte a character, or other line ends
   *     than ASCII: UTF-16, for example
   */
  public TextRead charset(Charset charset) {
    return new TextRead(inputs, format.withCharset(charset));
  }

  /** Reads U+FFFD for bytes that are no characters; by default they are an error. */
  public TextRead replaceMalformed() {
    return new TextRead(inputs, format.withReplacing());
  }

  /**
   * Fails on lines of more bytes than these instead of running out of memory; by default 16 MB.
   *
   * @throws IllegalArgumentException if {@code bytes} is less than 1 or over a gigabyte
   */
  public TextRead maxLineBytes(int bytes) {
    return new TextRead(inputs, format.withMaxLineBytes(bytes));
  }

  @Override
  protected List<? extends Split<String>> splits(int parallelism) {
    return Inputs.splits(inputs.files(), parallelism, true, format);
  }

  @Override
  protected TypeDescriptor<String> elementType() {
    return TypeDescriptors.strings();
  }

  @Override
  protected Coder<String> elementCoder(CoderRegistry coders) {
    return StringUtf8Coder.of();
  }

  @Override
  protected String getKindString() {
    return "TextFiles.lines(%s)".formatted(inputs);
  }
}
