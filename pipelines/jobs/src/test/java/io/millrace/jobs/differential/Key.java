package io.millrace.jobs.differential;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.List;
import org.apache.beam.sdk.transforms.SerializableFunction;
import org.apache.beam.sdk.values.TypeDescriptor;

/** What rows are partitioned by. */
enum Key {
  TEXT(TypeDescriptor.of(String.class), Row::text),
  NUMBER(TypeDescriptor.of(Integer.class), Row::number),
  BIG(TypeDescriptor.of(Long.class), Row::big),
  DECIMAL(TypeDescriptor.of(BigDecimal.class), Row::decimal),
  ALWAYS_NULL(TypeDescriptor.of(String.class), row -> null),
  SIGN(
      TypeDescriptor.of(Sign.class),
      row -> row.number() == null ? null : row.number() < 0 ? Sign.BELOW : Sign.ABOVE),
  PAIR(TypeDescriptor.of(Pair.class), row -> new Pair(row.text(), row.number())),
  NESTED(TypeDescriptor.of(Nested.class), row -> new Nested(row, row.big())),
  LIST(
      new TypeDescriptor<List<String>>() {},
      row -> row.text() == null ? List.of() : List.of(row.text(), "x")),
  /** Some of these fill a table of one megabyte. */
  WIDE(
      TypeDescriptor.of(String.class),
      row -> "%08d".formatted(row.number() == null ? -1 : row.number()).repeat(500));

  /** Two keys. */
  enum Sign {
    BELOW,
    ABOVE
  }

  /** A key of several values. */
  record Pair(String text, Integer number) implements Serializable {}

  /** A key with a record in it. */
  record Nested(Row row, Long big) implements Serializable {}

  @SuppressWarnings("ImmutableEnumChecker") // a pure function, or a type
  private final TypeDescriptor<Object> type;

  @SuppressWarnings("ImmutableEnumChecker") // a pure function, or a type
  private final SerializableFunction<Row, Object> function;

  @SuppressWarnings("unchecked") // the function gives keys of the type
  <K> Key(TypeDescriptor<K> type, SerializableFunction<Row, ? extends K> function) {
    this.type = (TypeDescriptor<Object>) type;
    this.function = (SerializableFunction<Row, Object>) function;
  }

  TypeDescriptor<Object> type() {
    return type;
  }

  Object of(Row row) {
    return function.apply(row);
  }
}
