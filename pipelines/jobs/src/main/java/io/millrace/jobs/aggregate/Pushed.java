package io.millrace.jobs.aggregate;

import io.millrace.flow.function.Reducer;
import io.millrace.jdbc.dialect.ColumnType;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.apache.beam.sdk.values.Row;

/**
 * An aggregate in two steps: what the source computes of some of a group's rows, and what merges
 * that exactly.
 *
 * @param sql the SQL aggregates of the first step
 * @param merging the reducer over rows with their results, for the index of the first of these
 * @param expected the type that the results must have; empty where any number will do
 */
public record Pushed(
    List<String> sql, IntFunction<Reducer<Row, ?, ?>> merging, Optional<ColumnType> expected) {

  /** Keeps its own copy of the list. */
  public Pushed {
    sql = List.copyOf(sql);
  }

  /** Of whole numbers and decimals. */
  static Pushed numbers(List<String> sql, IntFunction<Reducer<Row, ?, ?>> merging) {
    return new Pushed(sql, merging, Optional.empty());
  }

  /** The number of rows, or of those whose argument is not NULL; {@code *} for all. */
  public static Pushed count(String argument) {
    return numbers(List.of("count(%s)".formatted(argument)), Count::merging);
  }
}
