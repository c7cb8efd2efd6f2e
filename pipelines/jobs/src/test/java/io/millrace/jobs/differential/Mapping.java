package io.millrace.jobs.differential;

import java.math.BigDecimal;
import java.util.Locale;
import org.apache.beam.sdk.transforms.SerializableFunction;

/** One row of one row. */
enum Mapping {
  NEGATED(
      row ->
          row.number() == null
              ? row
              : new Row(row.text(), -row.number(), row.big(), row.decimal())),
  UPPER(
      row ->
          row.text() == null
              ? new Row("none", null, row.big(), row.decimal())
              : new Row(
                  row.text().toUpperCase(Locale.ROOT), row.number(), row.big(), row.decimal())),
  NULLS(row -> new Row(null, null, null, null)),
  HASHED(row -> new Row(row.text(), row.hashCode() % 7, row.big(), row.decimal())),
  TURNED(
      row ->
          Row.of(
              row.decimal(),
              row.text() == null ? null : row.text().length(),
              row.number() == null ? null : (long) row.number(),
              row.big() == null ? null : BigDecimal.valueOf(row.big() % 1000, 1)));

  @SuppressWarnings("ImmutableEnumChecker") // a pure function, or a type
  private final SerializableFunction<Row, Row> function;

  Mapping(SerializableFunction<Row, Row> function) {
    this.function = function;
  }

  Row apply(Row row) {
    return function.apply(row);
  }
}
