package io.millrace.jdbc;

import java.util.ArrayList;
import java.util.List;

/**
 * A column type of a database, and what becomes of its values.
 *
 * @param type as it is written in {@code CREATE TABLE}
 * @param values that are the same after they were read and written, extremes among them, in SQL
 * @param refused values that are not read, in SQL
 * @param note for people who use the type
 */
record TypeCase(String type, List<String> values, List<String> refused, String note) {

  static TypeCase of(String type, String... values) {
    return new TypeCase(type, List.of(values), List.of(), "");
  }

  TypeCase refusing(String... moreValues) {
    List<String> all = new ArrayList<>(refused);
    all.addAll(List.of(moreValues));
    return new TypeCase(type, values, all, note);
  }

  TypeCase note(String text) {
    return new TypeCase(type, values, refused, text);
  }
}
