package io.millrace.jobs.rollup;

import io.millrace.flow.function.Reducer;
import io.millrace.jdbc.JdbcRead;
import io.millrace.jdbc.ReadPlan;
import io.millrace.jdbc.dialect.ColumnDefinition;
import io.millrace.jobs.condition.Condition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.beam.sdk.values.Row;

/**
 * A rollup checked against its source.
 *
 * @param read what is read: rows that begin with the values of the groups
 * @param readPlan how it is read, for people
 * @param groups the result's columns of the groups
 * @param results the result's columns of the aggregates
 * @param reducers one for each aggregate, then those of the groups, over the rows that are read
 * @param having the condition that groups must meet; empty for all groups
 */
record RollupPlan(
    JdbcRead<Row> read,
    ReadPlan readPlan,
    List<RollupGroup> groups,
    List<ColumnDefinition> results,
    List<Reducer<Row, ?, ?>> reducers,
    Optional<Condition> having) {

  /** The result's columns: groups, then aggregates. */
  List<ColumnDefinition> columns() {
    List<ColumnDefinition> all = new ArrayList<>();
    groups.forEach(group -> all.add(group.column()));
    all.addAll(results);
    return all;
  }
}
