package io.millrace.files.internal;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.RecordWrapper;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes records of what the parser finds, field by field; null for the header and for empty lines.
 *
 * @param <T> the records
 */
final class CsvRecords<T extends Record> extends AbstractBaseCsvCallbackHandler<T> {

  private final FilePart part;
  private final RecordType<T> type;
  private final List<ValueText> texts;
  private final Object[] values;
  private final List<String> names = new ArrayList<>();
  private CsvHeader header;

  private CsvRecords(FilePart part, Class<T> type, CsvHeader header) {
    this.part = part;
    this.type = RecordType.of(type);
    this.texts = texts(this.type);
    this.values = new Object[texts.size()];
    this.header = header;
  }

  /** Of a part that begins with the header. */
  static <T extends Record> CsvRecords<T> fromHeader(FilePart part, Class<T> type) {
    return new CsvRecords<>(part, type, null);
  }

  /** Of a part that begins somewhere behind the header. */
  static <T extends Record> CsvRecords<T> after(CsvHeader header, FilePart part, Class<T> type) {
    return new CsvRecords<>(part, type, header);
  }

  /**
   * How each component stands in a text.
   *
   * @throws IllegalArgumentException if one does not
   */
  static List<ValueText> texts(RecordType<?> type) {
    return type.components().stream()
        .map(
            component ->
                ValueText.of(component.type())
                    .orElseThrow(
                        () ->
                            new IllegalArgumentException(
                                ("component %s of %s is a %s, which has no form in CSV; use a text,"
                                        + " a number, a boolean, an enum, a UUID, a java.time or"
                                        + " byte[], or JsonLines for nested data")
                                    .formatted(
                                        component.name(),
                                        type.name(),
                                        component.type().getSimpleName()))))
        .toList();
  }

  /** The header, once it has been read; null if the file has none. */
  CsvHeader header() {
    return header;
  }

  @Override
  protected void handleField(int column, char[] buffer, int from, int length, boolean quoted) {
    if (header == null) {
      names.add(new String(buffer, from, length));
    } else if (column < header.components().length && header.components()[column] >= 0) {
      int component = header.components()[column];
      values[component] =
          length > 0 || quoted && texts.get(component).mayBeEmpty()
              ? value(component, new String(buffer, from, length))
              : absent(component);
    }
  }

  private Object value(int component, String text) {
    try {
      return texts.get(component).parse().apply(text);
    } catch (RuntimeException e) {
      throw new IllegalArgumentException(
          "%s, column %s: '%s' is no %s for component %s of %s; write it like %s"
              .formatted(
                  place(),
                  columnOf(component),
                  Texts.abbreviate(text),
                  type.components().get(component).type().getSimpleName(),
                  type.components().get(component).name(),
                  type.name(),
                  texts.get(component).example()),
          e);
    }
  }

  private Object absent(int component) {
    if (type.components().get(component).type().isPrimitive()) {
      throw new IllegalArgumentException(
          "%s, column %s is empty, and component %s of %s is a primitive %s; use its box"
              .formatted(
                  place(),
                  columnOf(component),
                  type.components().get(component).name(),
                  type.name(),
                  type.components().get(component).type()));
    }
    return null;
  }

  @Override
  protected RecordWrapper<T> buildRecord() {
    if (header == null) {
      if (!isEmptyLine()) {
        header = CsvHeader.of(names, type, part);
      }
      names.clear();
      return wrapRecord(null);
    }
    int columns = header.names().size();
    if (isEmptyLine() && columns > 1) {
      return wrapRecord(null);
    }
    if (getFieldCount() != columns) {
      throw new IllegalArgumentException(
          "%s has %d fields, and the header has %d; correct it, or quote fields with separators"
              .formatted(place(), getFieldCount(), columns));
    }
    try {
      return wrapRecord(type.create(values));
    } catch (RuntimeException e) {
      throw new IllegalArgumentException(
          "%s is refused by %s: %s".formatted(place(), type.name(), e), e);
    }
  }

  private String columnOf(int component) {
    for (int column = 0; column < header.components().length; column++) {
      if (header.components()[column] == component) {
        return header.names().get(column);
      }
    }
    throw new IllegalStateException("no column has component " + component);
  }

  /** Where the current record begins. */
  String place() {
    return "%s, line %d%s"
        .formatted(
            part.file(),
            getStartingLineNumber(),
            part.startsInside() ? " behind byte " + part.from() : "");
  }
}
