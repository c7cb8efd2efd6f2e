package io.millrace.files.internal;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Java records as CSV, each file with a header. Null is nothing between two separators, an empty
 * text is two quotes.
 *
 * @param charsetName of the files
 */
public record CsvLines<T extends Record>(Class<T> type, char separator, String charsetName)
    implements FileFormat<T> {

  /**
   * Records of this type, in UTF-8 with commas.
   *
   * @throws IllegalArgumentException if it is none, or has a component that no text stands for, or
   *     two that go to one column
   */
  public static <T extends Record> CsvLines<T> of(Class<T> type) {
    RecordType<T> records = RecordType.of(type);
    CsvRecords.texts(records);
    checkColumns(records);
    return new CsvLines<>(type, ',', StandardCharsets.UTF_8.name());
  }

  private static void checkColumns(RecordType<?> records) {
    Map<String, String> components = new HashMap<>();
    for (RecordType.Component component : records.components()) {
      String other = components.put(component.column(), component.name());
      if (other != null) {
        throw new IllegalArgumentException(
            "components %s and %s of %s both go to the column %s; rename one of them"
                .formatted(other, component.name(), records.name(), component.column()));
      }
    }
  }

  /**
   * The same with another separator.
   *
   * @throws IllegalArgumentException if it is a quote or a line end
   */
  public CsvLines<T> withSeparator(char newSeparator) {
    return new CsvLines<>(type, CsvFormat.checkSeparator(newSeparator), charsetName);
  }

  /**
   * The same in another charset.
   *
   * @throws IllegalArgumentException if lines cannot be told by their bytes in it
   */
  public CsvLines<T> withCharset(Charset charset) {
    return new CsvLines<>(type, separator, Charsets.checkLines(charset).name());
  }

  @Override
  public Encoder<T> begin(OutputStream out) throws IOException {
    RecordType<T> records = RecordType.of(type);
    List<ValueText> texts = CsvRecords.texts(records);
    TextWriter text = new TextWriter(out, Charset.forName(charsetName));
    CsvWriter csv =
        CsvWriter.builder()
            .fieldSeparator(separator)
            .commentCharacter(CsvFormat.comment(separator))
            .lineDelimiter(LineDelimiter.LF)
            .quoteStrategy(QuoteStrategies.EMPTY)
            .build(text);
    csv.writeRecord(records.components().stream().map(RecordType.Component::column).toList());
    String[] fields = new String[texts.size()];
    return new Encoder<>() {

      @Override
      public void write(T element) {
        Texts.checkElement(element);
        for (int i = 0; i < fields.length; i++) {
          Object value = records.components().get(i).of(element);
          fields[i] = value == null ? null : texts.get(i).format().apply(value);
        }
        csv.writeRecord(fields);
      }

      @Override
      public void finish() throws IOException {
        csv.flush();
        text.flush();
      }
    };
  }
}
