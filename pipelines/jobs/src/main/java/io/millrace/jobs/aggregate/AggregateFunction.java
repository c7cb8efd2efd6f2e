package io.millrace.jobs.aggregate;

import io.millrace.flow.function.Reducer;
import io.millrace.jdbc.dialect.ColumnDefinition;
import io.millrace.jdbc.dialect.ColumnType;
import io.millrace.jdbc.dialect.Dialect;
import java.util.Optional;
import org.apache.beam.sdk.values.Row;

/**
 * An aggregate of SQL over one column of a group's rows.
 *
 * <p>NULLs are passed by; where nothing else is, the result is NULL, or 0 where it is a count. A
 * result never depends on the order of the rows, nor on how they were split, but for the last
 * digits of sums, means and variances of floating-point numbers, and for percentiles of more than
 * 200 values.
 *
 * <p>The functions, what they take and what column they give, with {@code (p, s)} for the digits of
 * the argument:
 *
 * <table>
 * <caption>Aggregates</caption>
 * <tr><th>function<th>takes<th>gives
 * <tr><td>{@code count}, {@code count_distinct}, {@code approx_distinct}<td>anything
 *     <td>INT64, not null
 * <tr><td>{@code sum}<td>INT16, INT32<td>INT64
 * <tr><td>{@code sum}<td>INT64, DECIMAL<td>DECIMAL(p + 19, s)
 * <tr><td>{@code avg}<td>whole numbers, DECIMAL
 *     <td>DECIMAL, 16 or s + 10 digits behind the point, whichever is more; where the argument has no
 *     scale, so many that at least 16 digits count, as PostgreSQL's
 * <tr><td>{@code stddev}<td>whole numbers, DECIMAL<td>DECIMAL, as {@code avg}
 * <tr><td>{@code variance}<td>whole numbers, DECIMAL<td>DECIMAL, as {@code avg}, with 2 s for s
 * <tr><td>{@code sum}, {@code avg}, {@code stddev}, {@code variance}<td>FLOAT, DOUBLE<td>DOUBLE
 * <tr><td>{@code median}, {@code p50}, {@code p95}, {@code p999}, …<td>numbers<td>DOUBLE
 * <tr><td>{@code min}, {@code max}<td>numbers, texts, dates and times<td>the type of the argument
 * <tr><td>{@code first}, {@code last}<td>anything<td>the type of the argument
 * </table>
 */
public interface AggregateFunction {

  /** Its name in SQL, in lower case. */
  String sqlName();

  /** What arguments it takes. */
  ArgumentKind takes();

  /** The column of its results. */
  ColumnDefinition result(String name, Operand operand);

  /** What computes it: values of the {@link ColumnType#javaType Java type} of the result column. */
  Reducer<Row, ?, ?> reducer(Operand operand);

  /** Whether it asks which row comes first, so that it must be told an order. */
  default boolean needsOrder() {
    return false;
  }

  /**
   * Whether values that are equal count once, so that it must be given what is equal as read where
   * the source takes values for equal.
   */
  default boolean countsEqualOnce() {
    return false;
  }

  /**
   * How the source can do the first part of it, so that the result is the same to the last digit;
   * empty if it cannot.
   *
   * @param operand what it is computed of
   * @param argument the same in the source's SQL
   * @param dialect of the source
   */
  default Optional<Pushed> pushed(Operand operand, String argument, Dialect dialect) {
    return Optional.empty();
  }
}
