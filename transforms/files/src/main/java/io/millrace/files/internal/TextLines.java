package io.millrace.files.internal;

import java.io.IOException;
import java.io.OutputStream;
import org.apache.beam.sdk.values.KV;

/**
 * An element a line, by its {@code toString}; a {@link KV} as key, tab, value.
 *
 * @param header the first line of each file; null for none
 */
public record TextLines<T>(String header) implements FileFormat<T> {

  @Override
  public Encoder<T> begin(OutputStream out) throws IOException {
    Utf8Writer text = new Utf8Writer(out);
    if (header != null) {
      writeLine(text, header);
    }
    return new Encoder<>() {

      @Override
      public void write(T element) throws IOException {
        if (element instanceof KV<?, ?> pair) {
          text.write(String.valueOf(pair.getKey()));
          text.write('\t');
          writeLine(text, String.valueOf(pair.getValue()));
        } else {
          writeLine(text, String.valueOf(element));
        }
      }

      @Override
      public void finish() throws IOException {
        text.flush();
      }
    };
  }

  private static void writeLine(Utf8Writer text, String line) throws IOException {
    text.write(line);
    text.write('\n');
  }
}
