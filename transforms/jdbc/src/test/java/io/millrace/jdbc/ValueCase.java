package io.millrace.jdbc;

import io.millrace.jdbc.dialect.ColumnType;
import java.util.ArrayList;
import java.util.List;

/**
 * A column of a database, and what becomes of values of one type in it.
 *
 * @param column its type, as it is written in {@code CREATE TABLE}
 * @param from what is written
 * @param kept values that are kept
 * @param stored the same as the database writes them
 * @param refused values that the column would cut, round or change
 * @param rule what the message says of these
 */
record ValueCase(
    String column,
    ColumnType from,
    List<Object> kept,
    List<String> stored,
    List<Object> refused,
    String rule) {

  static ValueCase of(String column, ColumnType from) {
    return new ValueCase(column, from, List.of(), List.of(), List.of(), "");
  }

  ValueCase keeps(Object value, String text) {
    List<Object> allKept = new ArrayList<>(kept);
    List<String> allStored = new ArrayList<>(stored);
    allKept.add(value);
    allStored.add(text);
    return new ValueCase(column, from, allKept, allStored, refused, rule);
  }

  ValueCase refuses(String message, Object... values) {
    return new ValueCase(column, from, kept, stored, List.of(values), message);
  }

  @Override
  public String toString() {
    return from + " to " + column;
  }
}
