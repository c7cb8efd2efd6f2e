package io.millrace.jdbc.internal;

import io.millrace.jdbc.dialect.Column;
import io.millrace.jdbc.dialect.Columns;
import io.millrace.jdbc.dialect.Table;
import java.util.ArrayList;
import java.util.List;

/**
 * The columns that elements are written to.
 *
 * @param description of the elements, for messages
 * @param fields of the elements
 * @param columns one for each field, in their order
 */
public record FieldMatch(String description, List<Elements.Field> fields, List<Column> columns) {

  /**
   * Finds the column of each field.
   *
   * @throws IllegalArgumentException if a field has none, or one that does not take its type, or
   *     one that another field has
   */
  public static FieldMatch of(Elements<?> elements, Columns available, Table table) {
    List<Column> columns = new ArrayList<>();
    for (Elements.Field field : elements.fields()) {
      Column column =
          available
              .findField(field.name())
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "field %s of %s has no column in table %s, which has %s"
                              .formatted(field.name(), elements.description(), table, available)));
      if (field.type() == null || Conversions.writing(field.type(), column).isEmpty()) {
        throw new IllegalArgumentException(
            "field %s of %s is of type %s, which column %s of table %s does not take without loss"
                .formatted(
                    field.name(),
                    elements.description(),
                    field.type() == null ? "(nested)" : field.type().getSimpleName(),
                    column,
                    table));
      }
      if (columns.contains(column)) {
        throw new IllegalArgumentException(
            "field %s of %s must have a column of its own, column %s of table %s has a field"
                .formatted(field.name(), elements.description(), column, table));
      }
      columns.add(column);
    }
    return new FieldMatch(elements.description(), elements.fields(), List.copyOf(columns));
  }

  /**
   * Checks that a new row lacks nothing.
   *
   * @param required columns that have no default and may not be NULL
   * @throws IllegalArgumentException if one of them is not written
   */
  public void checkComplete(List<String> required, Table table) {
    for (String name : required) {
      if (columns.stream().noneMatch(column -> column.name().equals(name))) {
        throw new IllegalArgumentException(
            ("column %s of table %s is NOT NULL and has no default, and %s has no field for it; add"
                    + " one, or give the column a default")
                .formatted(name, table, description));
      }
    }
  }

  /** Whether a NULL may be written to the column. */
  boolean mayBeNull(Column column) {
    return column.nullable() && fields.get(columns.indexOf(column)).nullable();
  }
}
