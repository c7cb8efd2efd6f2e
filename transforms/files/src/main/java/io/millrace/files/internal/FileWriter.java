package io.millrace.files.internal;

import io.millrace.flow.connect.SinkWriter;
import io.millrace.flow.live.Meter;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.MoveOptions.StandardMoveOptions;

/**
 * Writes a temporary file for each bundle that has elements.
 *
 * @param <T> the elements
 */
final class FileWriter<T> implements SinkWriter<T> {

  private final Target target;
  private final FileFormat<T> format;
  private final Meter rowsWritten = Meter.of("rowsWritten");

  private Optional<Receipt> receipt = Optional.empty();
  private Open<T> open;

  /** The file that is being written. */
  private record Open<T>(String fileName, OutputStream out, FileFormat.Encoder<T> encoder) {}

  FileWriter(Target target, FileFormat<T> format) {
    this.target = target;
    this.format = format;
  }

  @Override
  public void accept(T element) throws IOException {
    if (open == null) {
      open = open();
    }
    open.encoder.write(element);
    rowsWritten.increment();
  }

  private Open<T> open() throws IOException {
    String fileName = Target.newFileName();
    OutputStream out = target.create(fileName);
    try {
      return new Open<>(fileName, out, format.begin(out));
    } catch (IOException | RuntimeException | Error e) {
      out.close();
      throw e;
    }
  }

  @Override
  public void flush() throws IOException {
    receipt = Optional.empty();
    if (open != null) {
      open.encoder.finish();
      open.out.close();
      receipt = Optional.of(Receipt.of(target, open.fileName));
      open = null;
    }
  }

  @Override
  public Optional<String> receipt() {
    return receipt.map(Receipt::toString);
  }

  @Override
  public void close() throws IOException {
    if (open != null) {
      Open<T> abandoned = open;
      open = null;
      abandoned.out.close();
      FileSystems.delete(
          List.of(target.temporary(abandoned.fileName)), StandardMoveOptions.IGNORE_MISSING_FILES);
    }
  }
}
