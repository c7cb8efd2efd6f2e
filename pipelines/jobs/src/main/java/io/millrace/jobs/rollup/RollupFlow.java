package io.millrace.jobs.rollup;

import io.millrace.flow.Flow;
import io.millrace.jdbc.JdbcWrite;
import io.millrace.jdbc.dialect.ColumnDefinition;
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
    int groups = plan.groups().size();
    Schema result = JobTarget.schema(plan.columns());
    Coder<GroupKey> keys =
        GroupKey.coder(
            plan.groups().stream().map(ColumnDefinition::type).toList(),
            pipeline.getCoderRegistry());
    Flow<Row> rows =
        Flow.from(pipeline, plan.read())
            .named(String.join(", ", plan.groups().stream().map(ColumnDefinition::name).toList()))
            .partitionBy(keys, row -> GroupKey.of(row, groups))
            .reduce(
                RowCoder.of(result),
                plan.reducers(),
                (group, values) -> row(result, group, values));
    target.end(plan.having().map(having -> rows.filter(having::test)).orElse(rows), write);
  }

  /** The statement that creates the table or, where it is there, writes the result. */
  String statement() {
    return target.statement(write, plan.columns(), key);
  }

  private static Row row(Schema schema, GroupKey group, Object[] values) {
    int groups = schema.getFieldCount() - values.length;
    Object[] all = new Object[schema.getFieldCount()];
    for (int i = 0; i < groups; i++) {
      all[i] = group.value(i);
    }
    System.arraycopy(values, 0, all, groups, values.length);
    return Row.withSchema(schema).attachValues(all);
  }
}
