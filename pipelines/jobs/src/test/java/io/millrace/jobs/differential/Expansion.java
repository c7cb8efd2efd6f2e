package io.millrace.jobs.differential;

import java.util.Collections;
import java.util.List;
import org.apache.beam.sdk.transforms.SerializableFunction;

/** Many rows of one row, or none. */
enum Expansion {
  TWICE(row -> List.of(row, row)),
  UP_TO_THREE(row -> Collections.nCopies(row.number() == null ? 1 : row.number() & 3, row)),
  ONE_OR_NONE(row -> row.text() == null ? List.of() : List.of(row)),
  WITH_NUMBERS(
      row ->
          List.of(
              row,
              new Row(row.text(), 1, row.big(), row.decimal()),
              new Row(null, row.number(), 2L, null)));

  @SuppressWarnings("ImmutableEnumChecker") // a pure function, or a type
  private final SerializableFunction<Row, List<Row>> function;

  Expansion(SerializableFunction<Row, List<Row>> function) {
    this.function = function;
  }

  List<Row> apply(Row row) {
    return function.apply(row);
  }
}
