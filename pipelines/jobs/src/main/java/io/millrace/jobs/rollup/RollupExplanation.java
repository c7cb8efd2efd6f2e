package io.millrace.jobs.rollup;

import io.millrace.jdbc.dialect.ColumnDefinition;
import io.millrace.jobs.WrongUseException;
import java.util.List;

/** What {@code --explain} says of a rollup; both databases are asked, and nothing is run. */
record RollupExplanation(RollupPlan plan, RollupFlow flow) {

  /**
   * The plan, for people.
   *
   * @throws WrongUseException if the target's table does not take the result
   */
  String text() {
    StringBuilder text = new StringBuilder();
    text.append("read\n").append(indented(plan.readPlan().toString()));
    plan.readPlan().splits().forEach(split -> text.append(indented("split: " + split)));
    text.append("stages\n")
        .append(
            indented("1. read splits, fold by %s, write blocks".formatted(names(plan.groups()))))
        .append(indented("2. shuffle the blocks by shard"))
        .append(
            indented("3. merge the shards%s, write %s".formatted(having(), names(plan.columns()))))
        .append("write to %s\n".formatted(flow.target()))
        .append(indented(flow.statement()));
    return text.append("Nothing was run.").toString();
  }

  private String having() {
    return plan.having().map(", keep groups where %s"::formatted).orElse("");
  }

  private static String names(List<ColumnDefinition> columns) {
    return String.join(", ", columns.stream().map(ColumnDefinition::name).toList());
  }

  private static String indented(String text) {
    return text.indent(2);
  }
}
