package io.millrace.jobs.rollup;

import io.millrace.flow.Flow;
import io.millrace.jdbc.JdbcWrite;
import io.millrace.jobs.databases.JobTarget;
import io.millrace.runner.PipelineBuilder;
import java.util.List;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.coders.CannotProvideCoderException;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.RowCoder;
import org.apache.beam.sdk.schemas.Schema;
import org.apache.beam.sdk.values.Row;

/** The flow of a rollup. */
record RollupFlow(RollupPlan plan, JobTarget target, JdbcWrite<Row> write, List<String> key)
    implements PipelineBuilder {

  @Override
  public void build(Pipeline pipeline) throws CannotProvideCoderException {
    List<RollupGroup> groups = plan.groups();
    int size = groups.size();
    int[] shown = groups.stream().mapToInt(group -> group.shown().orElse(-1)).toArray();
    Schema result = JobTarget.schema(plan.columns());
    Coder<GroupKey> keys =
        GroupKey.coder(
            groups.stream().map(RollupGroup::keyType).toList(), pipeline.getCoderRegistry());
    Flow<Row> rows =
        Flow.from(pipeline, plan.read())
            .named(String.join(", ", groups.stream().map(group -> group.column().name()).toList()))
            .partitionBy(keys, row -> GroupKey.of(row, size))
            .reduce(
                RowCoder.of(result),
                plan.reducers(),
                (group, values) -> row(result, shown, group, values));
    target.end(plan.having().map(having -> rows.filter(having::test)).orElse(rows), write);
  }

  /** The statement that creates the table or, where it is there, writes the result. */
  String statement() {
    return target.statement(write, plan.columns(), key);
  }

  /**
   * A row of the result.
   *
   * @param shown for each group, which of the values it is shown by; less than 0 for that of its
   *     key
   * @param values those of the aggregates, then those that groups are shown by
   */
  private static Row row(Schema schema, int[] shown, GroupKey group, Object[] values) {
    Object[] all = new Object[schema.getFieldCount()];
    for (int i = 0; i < shown.length; i++) {
      all[i] = shown[i] < 0 ? group.value(i) : values[shown[i]];
    }
    System.arraycopy(values, 0, all, shown.length, all.length - shown.length);
    return Row.withSchema(schema).attachValues(all);
  }
}
