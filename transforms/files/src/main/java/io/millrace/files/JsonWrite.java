package io.millrace.files;

import io.millrace.files.internal.JsonRecords;
import io.millrace.files.internal.Outputs;
import io.millrace.flow.Sink;
import io.millrace.flow.connect.SinkOpener;
import io.millrace.flow.connect.SinkPublisher;
import io.millrace.flow.connect.SinkTarget;
import java.util.List;
import java.util.Optional;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.io.Compression;

/**
 * JSON lines as the end of a flow: an object a line for each record, with all of its components.
 *
 * <p>Files are published as those of {@link TextWrite}; an empty flow gives one empty file.
 *
 * @param <T> the records
 */
public final class JsonWrite<T extends Record> extends Sink<T> {

  private static final long serialVersionUID = 1L;

  private final Outputs outputs;
  private final JsonRecords<T> format;

  private JsonWrite(Outputs outputs, JsonRecords<T> format) {
    this.outputs = outputs.own();
    this.format = format;
  }

  static <T extends Record> JsonWrite<T> of(Outputs outputs, JsonRecords<T> format) {
    return new JsonWrite<>(outputs, format);
  }

  /**
   * Ends the files' names with this instead of {@code .jsonl}.
   *
   * @throws IllegalArgumentException if it cannot stand in a file's name
   */
  public JsonWrite<T> suffix(String suffix) {
    return new JsonWrite<>(outputs.withSuffix(suffix), format);
  }

  /**
   * Compresses the files, and adds to their names what is usual for it.
   *
   * @throws IllegalArgumentException if Beam cannot write it, or the library for it is missing
   */
  public JsonWrite<T> compression(Compression compression) {
    return new JsonWrite<>(outputs.withCompression(compression), format);
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
    return "JsonLines.write(%s)".formatted(outputs);
  }
}
