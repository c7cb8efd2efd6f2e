package io.millrace.files.internal;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.apache.beam.sdk.values.KV;

/**
 * An element a line, by its {@code toString}; a {@link KV} as key, tab, value.
 *
 * @param header the first line of each file; null for none
 * @param charsetName of the files
 */
public record TextLines<T>(String header, String charsetName) implements FileFormat<T> {

  /** Without a header, in UTF-8. */
  public static <T> TextLines<T> utf8() {
    return new TextLines<>(null, StandardCharsets.UTF_8.name());
  }

  /** The same with a first line in each file. */
  public <U> TextLines<U> withHeader(String line) {
    return new TextLines<>(line, charsetName);
  }

  /**
   * The same in another charset.
   *
   * @throws IllegalArgumentException if lines cannot be told by their bytes in it
   */
  public <U> TextLines<U> withCharset(Charset charset) {
    return new TextLines<>(header, Charsets.checkLines(charset).name());
  }

  /** The same for other elements. */
  @SuppressWarnings("unchecked") // it says nothing of the elements
  public <U> TextLines<U> any() {
    return (TextLines<U>) this;
  }

  @Override
  public Encoder<T> begin(OutputStream out) throws IOException {
    TextWriter text = new TextWriter(out, Charset.forName(charsetName));
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

  private static void writeLine(TextWriter text, String line) throws IOException {
    text.write(line);
    text.write('\n');
  }
}
