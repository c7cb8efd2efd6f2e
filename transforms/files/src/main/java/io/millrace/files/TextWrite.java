package io.millrace.files;

import io.millrace.files.internal.Outputs;
import io.millrace.files.internal.TextLines;
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
 * Text files as the end of a flow: a line for each element, ended by LF, in UTF-8 unless {@link
 * #charset} says otherwise; a character that the charset does not have fails the job.
 *
 * <p>An element is written by its {@code toString}, a {@code KV} as key, tab, value; line ends in
 * it are written as they are. The settings leave open what the elements are: Java finds it out
 * where the sink is used.
 *
 * <p>Each element is in the result once, whatever dies and is repeated meanwhile. A worker writes a
 * file for each bundle into a hidden directory beside the result, and when all are written they are
 * renamed: {@code prefix-00000-of-00003.txt} and so on, numbered in no particular order. What an
 * older run with the same prefix and suffix published is replaced, and deleted where the new run
 * has fewer files. That takes a moment, in which a reader may see files of both. A job that fails
 * before it leaves the older result as it is. What fails while files are renamed is taken up where
 * it was; if the job ends with it, files of both stay, each of them whole, until a job with this
 * prefix succeeds. A job that failed leaves the hidden directory, {@code .millrace-…}, too, which
 * may be deleted.
 *
 * <p>An empty flow gives one empty file. A worker holds a buffer of 64 KB. The directory must be
 * there; that is checked while the pipeline is constructed. A prefix is for one sink: two of one
 * pipeline that share it are refused, and of two jobs each replaces the other's files.
 *
 * <pre>{@code
 * .into(TextFiles.write("counts/part"))
 * .into(TextFiles.write("gs://bucket/counts/part").suffix(".tsv").compression(Compression.GZIP))
 * }</pre>
 *
 * @param <T> the elements
 */
public final class TextWrite<T> extends Sink<T> {

  private static final long serialVersionUID = 1L;

  private final Outputs outputs;
  private final TextLines<?> format;

  private TextWrite(Outputs outputs, TextLines<?> format) {
    this.outputs = outputs.own();
    this.format = format;
  }

  static <T> TextWrite<T> of(Outputs outputs) {
    return new TextWrite<>(outputs, TextLines.utf8());
  }

  /**
   * Ends the files' names with this instead of {@code .txt}.
   *
   * @throws IllegalArgumentException if it cannot stand in a file's name
   */
  public <U> TextWrite<U> suffix(String suffix) {
    return new TextWrite<>(outputs.withSuffix(suffix), format);
  }

  /**
   * Compresses the files, and adds to their names what is usual for it.
   *
   * @throws IllegalArgumentException if Beam cannot write it, or the library for it is missing
   */
  public <U> TextWrite<U> compression(Compression compression) {
    return new TextWrite<>(outputs.withCompression(compression), format);
  }

  /** Begins each file with this line. */
  public <U> TextWrite<U> header(String line) {
    return new TextWrite<>(outputs, format.withHeader(line));
  }

  /**
   * Writes files in this charset instead of UTF-8.
   *
   * @throws IllegalArgumentException as {@link TextRead#charset}
   */
  public <U> TextWrite<U> charset(Charset charset) {
    return new TextWrite<>(outputs, format.withCharset(charset));
  }

  @Override
  protected SinkOpener<T> opener(Coder<T> coder) {
    return outputs.opener(format.<T>any());
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
    return "TextFiles.write(%s)".formatted(outputs);
  }
}
