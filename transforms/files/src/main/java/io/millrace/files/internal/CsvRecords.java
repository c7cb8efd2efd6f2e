package io.millrace.files.internal;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.RecordWrapper;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes records of what the parser finds, field by field. The header and empty lines are no
 * records.
 *
 * @param <T> the records
 */
final class CsvRecords<T extends Record> extends AbstractBaseCsvCallbackHandler<T> {

  private final FilePart part;
  private final CsvText text;
  private final RecordType<T> type;
  private final List<ValueText> texts;
  private final Object[] values;
  private final List<String> names = new ArrayList<>();
  private CsvHeader header;

  /**
   * Records of a part.
   *
   * @param header the columns; null for a part that begins with them
   */
  CsvRecords(Class<T> type, FilePart part, CsvText text, CsvHeader header) {
    this.part = part;
    this.text = text;
    this.type = RecordType.of(type);
    this.texts = texts(this.type);
    this.values = new Object[texts.size()];
    this.header = header;
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

  @Override
  protected void handleField(int column, char[] buffer, int from, int length, boolean quoted) {
    if (header == null) {
      names.add(new String(buffer, from, length));
      return;
    }
    int component = header.component(column);
    if (component != CsvHeader.UNWANTED) {
      values[component] =
          length > 0 || (quoted && texts.get(component).mayBeEmpty())
              ? value(component, new String(buffer, from, length))
              : null;
    }
  }

  private Object value(int component, String field) {
    try {
      return texts.get(component).parse().apply(field);
    } catch (RuntimeException e) {
      if (text.ended()) {
        throw text.openQuote(place());
      }
      throw new IllegalArgumentException(
          "%s, column %s: '%s' is no %s for component %s of %s; write it like %s"
              .formatted(
                  place(),
                  header.columnOf(component),
                  Texts.abbreviate(field),
                  type.components().get(component).type().getSimpleName(),
                  type.components().get(component).name(),
                  type.name(),
                  texts.get(component).example()),
          e);
    }
  }

  // Not where the field is: an empty line looks like an empty first field.
  private void checkPrimitives() {
    for (int component = 0; component < values.length; component++) {
      Class<?> wanted = type.components().get(component).type();
      if (values[component] == null && wanted.isPrimitive()) {
        throw new IllegalArgumentException(
            "%s, column %s is empty, and component %s of %s is a primitive %s; use its box"
                .formatted(
                    place(),
                    header.columnOf(component),
                    type.components().get(component).name(),
                    type.name(),
                    wanted));
      }
    }
  }

  @Override
  protected RecordWrapper<T> buildRecord() {
    if (text.ended()) {
      throw text.openQuote(place());
    }
    if (header == null) {
      if (!isEmptyLine()) {
        header = CsvHeader.of(names, type, part);
      }
      names.clear();
      return null;
    }
    int columns = header.columns();
    if (isEmptyLine() && columns > 1) {
      return null;
    }
    if (getFieldCount() != columns) {
      throw new IllegalArgumentException(
          "%s has %d fields, and the header has %d; correct it, or quote fields with separators"
              .formatted(place(), getFieldCount(), columns));
    }
    checkPrimitives();
    try {
      return wrapRecord(type.create(values));
    } catch (RuntimeException e) {
      throw new IllegalArgumentException(
          "%s is refused by %s: %s".formatted(place(), type.name(), e), e);
    }
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
