package io.millrace.jdbc;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;

/** The names of the columns that the components of a record stand for. */
final class RecordColumns {

  private RecordColumns() {}

  /**
   * One name a component, in their order.
   *
   * @throws IllegalArgumentException if a {@link ColumnName} is blank
   */
  static List<String> names(Class<? extends Record> type) {
    return Arrays.stream(type.getRecordComponents()).map(RecordColumns::name).toList();
  }

  private static String name(RecordComponent component) {
    ColumnName named = component.getAnnotation(ColumnName.class);
    if (named == null) {
      return component.getName();
    }
    if (named.value().isBlank()) {
      throw new IllegalArgumentException(
          "@ColumnName of component %s of %s must not be blank; leave it out"
              .formatted(component.getName(), component.getDeclaringRecord().getSimpleName()));
    }
    return named.value();
  }
}
