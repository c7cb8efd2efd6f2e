package io.millrace.jobs.differential;

import org.apache.beam.sdk.transforms.SerializableFunction;

/** What rows are kept or dropped by. */
enum Condition {
  ANY(row -> true),
  NONE(row -> false),
  HAS_TEXT(row -> row.text() != null),
  EVEN(row -> row.number() != null && row.number() % 2 == 0),
  FEW(row -> Math.floorMod(row.hashCode(), 11) == 0);

  @SuppressWarnings("ImmutableEnumChecker") // a pure function, or a type
  private final SerializableFunction<Row, Boolean> function;

  Condition(SerializableFunction<Row, Boolean> function) {
    this.function = function;
  }

  boolean holds(Row row) {
    return function.apply(row);
  }
}
