package io.millrace.jobs.rollup;

import io.millrace.flow.Reducer;
import io.millrace.flow.Reducers;
import io.millrace.jdbc.dialect.Column;
import io.millrace.jdbc.dialect.ColumnDefinition;
import io.millrace.jdbc.dialect.ColumnType;
import io.millrace.jobs.WrongUseException;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.Set;
import org.apache.beam.sdk.values.Row;

/**
 * An aggregate over one column of the source's rows: the reducer that computes it, and the column
 * that holds its result.
 */
final class Aggregation {

  /** A mean of decimals has at least this many digits behind the point. */
  private static final int MEAN_SCALE = 16;

  /** A sum of so many rows that no table has them needs this many more digits than one value. */
  private static final int SUM_DIGITS = 19;

  private static final Set<ColumnType> SMALL_INTEGERS =
      EnumSet.of(ColumnType.INT16, ColumnType.INT32);
  private static final Set<ColumnType> EXACT =
      EnumSet.of(ColumnType.INT16, ColumnType.INT32, ColumnType.INT64, ColumnType.DECIMAL);
  private static final Set<ColumnType> FLOATING = EnumSet.of(ColumnType.FLOAT, ColumnType.DOUBLE);
  private static final Set<ColumnType> UNORDERED =
      EnumSet.of(ColumnType.BOOLEAN, ColumnType.BYTES, ColumnType.UUID);

  private final RollupQuery.Aggregate aggregate;
  private final int index;
  private final Column column;
  private final ColumnType type;

  private Aggregation(RollupQuery.Aggregate aggregate, int index, Column column) {
    this.aggregate = aggregate;
    this.index = index;
    this.column = column;
    this.type = column.type().orElseThrow();
  }

  /**
   * An aggregate over the index-th value of the source's rows, which comes from this column.
   *
   * @throws WrongUseException if the aggregate does not take the column's type
   */
  static Aggregation of(RollupQuery.Aggregate aggregate, int index, Column column) {
    Aggregation aggregation = new Aggregation(aggregate, index, column);
    aggregation.check();
    return aggregation;
  }

  /** The column of {@code count()}. */
  static ColumnDefinition countColumn(String name) {
    return ColumnDefinition.of(name, ColumnType.INT64).notNull();
  }

  private void check() {
    boolean fits =
        switch (aggregate.function()) {
          case COUNT -> true;
          case SUM, AVG -> EXACT.contains(type) || FLOATING.contains(type);
          case MIN, MAX -> !UNORDERED.contains(type);
        };
    if (!fits) {
      throw new WrongUseException(
          "--aggregate: %s: %s takes %s, and %s is %s"
              .formatted(
                  aggregate,
                  aggregate.function().sqlName(),
                  aggregate.function() == AggregateFunction.SUM
                          || aggregate.function() == AggregateFunction.AVG
                      ? "numbers"
                      : "numbers, texts, dates and times",
                  aggregate.argument().orElseThrow(),
                  column.typeName()));
    }
  }

  /** The column that holds the result. */
  ColumnDefinition result() {
    String name = aggregate.name();
    return switch (aggregate.function()) {
      case COUNT -> countColumn(name);
      case MIN, MAX -> digits(ColumnDefinition.of(name, type), column.precision(), column.scale());
      case SUM -> sum(name);
      case AVG -> mean(name);
    };
  }

  private ColumnDefinition sum(String name) {
    if (FLOATING.contains(type)) {
      return ColumnDefinition.of(name, ColumnType.DOUBLE);
    }
    return SMALL_INTEGERS.contains(type)
        ? ColumnDefinition.of(name, ColumnType.INT64)
        : digits(
            ColumnDefinition.of(name, ColumnType.DECIMAL), precision(SUM_DIGITS), column.scale());
  }

  private ColumnDefinition mean(String name) {
    return FLOATING.contains(type)
        ? ColumnDefinition.of(name, ColumnType.DOUBLE)
        : digits(
            ColumnDefinition.of(name, ColumnType.DECIMAL),
            precision(meanScale() - column.scale()),
            meanScale());
  }

  private int meanScale() {
    return Math.max(MEAN_SCALE, column.scale());
  }

  /** Digits of one value and some more; 0 where one value may have any number. */
  private int precision(int more) {
    int digits = type == ColumnType.INT64 ? 19 : column.precision();
    return type == ColumnType.DECIMAL && column.precision() == 0 ? 0 : digits + more;
  }

  private ColumnDefinition digits(ColumnDefinition definition, int precision, int scale) {
    return definition.type() == ColumnType.DECIMAL && precision > 0
        ? definition.digits(precision, scale)
        : definition;
  }

  /** What computes the result, a value of the result column's Java type. */
  Reducer<Row, ?, ?> reducer() {
    int i = index;
    return switch (aggregate.function()) {
      case COUNT -> Reducers.<Row>sumLong(row -> row.getValue(i) == null ? 0 : 1);
      case SUM -> sumReducer();
      case AVG ->
          FLOATING.contains(type)
              ? new NonNull<>(i, Reducers.<Row>mean(row -> number(row, i).doubleValue()))
              : new DecimalMean(row -> decimal(row, i), meanScale());
      case MIN, MAX ->
          type == ColumnType.STRING
              ? TextExtreme.of(i, aggregate.function() == AggregateFunction.MIN)
              : extreme(comparable(type));
    };
  }

  private Reducer<Row, ?, ?> sumReducer() {
    int i = index;
    if (FLOATING.contains(type)) {
      return new NonNull<>(i, Reducers.<Row>sumDouble(row -> number(row, i).doubleValue()));
    }
    return SMALL_INTEGERS.contains(type)
        ? new NonNull<>(i, Reducers.<Row>sumLong(row -> number(row, i).longValue()))
        : Reducers.<Row>sumDecimal(row -> decimal(row, i));
  }

  private Reducer<Row, ?, ?> extreme(Class<Comparable<Object>> values) {
    int i = index;
    return aggregate.function() == AggregateFunction.MIN
        ? Reducers.<Row, Comparable<Object>>min(values, row -> row.getValue(i))
        : Reducers.<Row, Comparable<Object>>max(values, row -> row.getValue(i));
  }

  @SuppressWarnings("unchecked") // all column types but those that check() refuses are comparable
  private static Class<Comparable<Object>> comparable(ColumnType type) {
    return (Class<Comparable<Object>>) type.javaType();
  }

  private static Number number(Row row, int index) {
    return row.getValue(index);
  }

  private static BigDecimal decimal(Row row, int index) {
    Object value = row.getValue(index);
    return value == null || value instanceof BigDecimal
        ? (BigDecimal) value
        : BigDecimal.valueOf(((Number) value).longValue());
  }
}
