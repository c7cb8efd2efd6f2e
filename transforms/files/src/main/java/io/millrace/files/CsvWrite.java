package io.millrace.files;

import io.millrace.files.internal.CsvLines;
import io.millrace.files.internal.Outputs;
import io.millrace.flow.Sink;
import io.millrace.flow.connect.SinkOpener;
import io.millrace.flow.connect.SinkPublisher;
import io.millrace.flow.connect.SinkTarget;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.io.Compression;

/**
 * CSV files as the end of a flow: a header, and a line for each record.
 *
 * <p>Null is written as an empty field and an empty text as {@code ""}, so that {@link CsvRead}
 * gives back what was written. Files are published as those of {@link TextWrite}; an empty flow
 * gives one file with a header.
 *
 * @param <T> the records
 */
public final class CsvWrite<T extends Record> extends Sink<T> {

  private static final long serialVersionUID = 1L;

  private final Outputs outputs;
  private final CsvLines<T> format;

  private CsvWrite(Outputs outputs, CsvLines<T> format) {
    this.outputs = outputs.own();
    this.format = format;
  }

  static <T extends Record> CsvWrite<T> of(Outputs outputs, CsvLines<T> format) {
    return new CsvWrite<>(outputs, format);
  }

  /**
   * Separates fields by this instead of a comma.
   *
   * @throws IllegalArgumentException if it is a quote or a line end
   */
  public CsvWrite<T> separator(char separator) {
    return new CsvWrite<>(outputs, format.withSeparator(separator));
  }

  /**
   * Writes files in this charset instead of UTF-8; a character that it does not have fails the job.
   *
   * @throws IllegalArgumentException as {@link TextRead#charset}
   */
  public CsvWrite<T> charset(Charset charset) {
    return new CsvWrite<>(outputs, format.withCharset(charset));
  }

  /**
   * Ends the files' names with this instead of {@code .csv}.
   *
   * @throws IllegalArgumentException if it cannot stand in a file's name
   */
  public CsvWrite<T> suffix(String suffix) {
    return new CsvWrite<>(outputs.withSuffix(suffix), format);
  }

  /**
   * Compresses the files, and adds to their names what is usual for it.
   *
   * @throws IllegalArgumentException if Beam cannot write it, or the library for it is missing
   */
  public CsvWrite<T> compression(Compression compression) {
    return new CsvWrite<>(outputs.withCompression(compression), format);
  }

  @Override
  protected SinkOpener<T> opener(Coder<T> coder) {
    return outputs.opener(format);
  }

  @Override
  protected List<SinkTarget> targets(SinkOpener<T> opener) {
    return List.of(SinkTarget.alone(outputs.published()));
  }

  @Override
  protected Optional<SinkPublisher> publisher(Coder<T> coder, SinkOpener<T> opener) {
    return Optional.of(outputs.publisher(format));
  }

  @Override
  protected String getKindString() {
    return "CsvFiles.write(%s)".formatted(outputs);
  }
}
