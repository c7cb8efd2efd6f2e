package io.millrace.files.internal;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.millrace.flow.connect.Receiver;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PushbackReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Optional;

/**
 * The records of CSV files as Java records. Every file has a header, and columns of its own order.
 *
 * @param charsetName of the files
 */
public record CsvFormat<T extends Record>(Class<T> type, char separator, String charsetName)
    implements PartReader<T> {

  private static final char BYTE_ORDER_MARK = '\uFEFF';

  /**
   * Records of this type, in UTF-8 with commas.
   *
   * @throws IllegalArgumentException if it is none, or has a component that no text stands for
   */
  public static <T extends Record> CsvFormat<T> of(Class<T> type) {
    CsvRecords.texts(RecordType.of(type));
    return new CsvFormat<>(type, ',', StandardCharsets.UTF_8.name());
  }

  /**
   * The same with another separator.
   *
   * @throws IllegalArgumentException if it is a quote or a line end
   */
  public CsvFormat<T> withSeparator(char newSeparator) {
    return new CsvFormat<>(type, checkSeparator(newSeparator), charsetName);
  }

  static char checkSeparator(char separator) {
    if ("\"\r\n".indexOf(separator) >= 0) {
      throw new IllegalArgumentException(
          "separator must be neither a quote nor a line end, is U+%04X".formatted((int) separator));
    }
    return separator;
  }

  /** A character that is no separator: FastCSV wants one for comments, which there are none of. */
  static char comment(char separator) {
    return separator == '#' ? ';' : '#';
  }

  /**
   * The same in another charset.
   *
   * @throws IllegalArgumentException if lines cannot be told by their bytes in it
   */
  public CsvFormat<T> withCharset(Charset charset) {
    return new CsvFormat<>(type, separator, Charsets.checkLines(charset).name());
  }

  /**
   * Reads a file's header and checks it.
   *
   * @throws IllegalArgumentException if the file cannot be read, or a component has no column
   */
  public void checkHeader(InputFile file) {
    try {
      header(file.whole());
    } catch (IOException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  private Optional<CsvHeader> header(FilePart file) throws IOException {
    try (CsvText text = text(file);
        CsvReader<CsvRecord> csv = parser().ofCsvRecord(text)) {
      Optional<CsvRecord> names =
          csv.stream()
              .filter(row -> row.getFieldCount() > 1 || !row.getField(0).isEmpty())
              .findFirst();
      if (names.isPresent() && text.ended()) {
        throw text.openQuote(file + ", header");
      }
      return names.map(row -> CsvHeader.of(row.getFields(), RecordType.of(type), file));
    } catch (UncheckedIOException | CsvParseException e) {
      throw failure(e, file, file + ", header");
    }
  }

  @Override
  public void read(FilePart part, Receiver<? super T> receiver) throws Exception {
    CsvHeader header = part.startsInside() ? header(part.whole()).orElseThrow() : null;
    try (CsvText text = text(part)) {
      CsvRecords<T> records = new CsvRecords<>(type, part, text, header);
      Iterator<T> rows = parser().build(records, text).iterator();
      while (hasNext(rows, part, records)) {
        receiver.accept(rows.next());
      }
    }
  }

  // Empty lines are the handler's: in a file of one column they are a value.
  private CsvReader.CsvReaderBuilder parser() {
    return CsvReader.builder()
        .fieldSeparator(separator)
        .commentCharacter(comment(separator))
        .skipEmptyLines(false)
        .ignoreDifferentFieldCount(true)
        .acceptCharsAfterQuotes(false);
  }

  private CsvText text(FilePart part) throws IOException {
    LinesStream lines = new LinesStream(part);
    try {
      PushbackReader text =
          new PushbackReader(
              new InputStreamReader(lines, Charset.forName(charsetName).newDecoder()), 1);
      int first = part.startsInside() ? BYTE_ORDER_MARK : text.read();
      if (first >= 0 && first != BYTE_ORDER_MARK) {
        text.unread(first);
      }
      return new CsvText(part, text);
    } catch (IOException | RuntimeException | Error e) {
      lines.close();
      throw e;
    }
  }

  private boolean hasNext(Iterator<T> rows, FilePart part, CsvRecords<T> records)
      throws IOException {
    try {
      return rows.hasNext();
    } catch (UncheckedIOException | CsvParseException e) {
      throw failure(e, part, records.place());
    }
  }

  /** What went wrong with its place; what the records refuse has it already, in a wrapper. */
  private IOException failure(RuntimeException failure, FilePart part, String place) {
    Throwable cause = failure.getCause() == null ? failure : failure.getCause();
    if (cause instanceof IllegalArgumentException refused) {
      throw refused;
    }
    if (cause instanceof CharacterCodingException) {
      return new IOException(
          "%s is not in %s, behind %s; name its charset with charset(...)"
              .formatted(part.file(), charsetName, place),
          failure);
    }
    String remedy =
        cause instanceof CsvParseException
            ? "; close the quote before it, or double quotes that belong to a value"
            : "";
    return new IOException(
        "%s cannot be read: %s%s".formatted(place, cause.getMessage(), remedy), failure);
  }
}
