package io.millrace.jobs.rollup;

import io.millrace.jdbc.dialect.ColumnDefinition;
import io.millrace.jobs.WrongUseException;
import io.millrace.jobs.databases.PlanText;
import java.util.List;

/** What {@code --explain} says of a rollup; both databases are asked, and nothing is run. */
record RollupExplanation(RollupPlan plan, RollupFlow flow) {

  /**
   * The plan, for people.
   *
   * @throws WrongUseException if the target's table does not take the result
   */
  String text() {
    List<String> stages =
        List.of(
            "read splits, fold by %s, write blocks"
                .formatted(names(plan.groups().stream().map(RollupGroup::column).toList())),
            "shuffle the blocks by shard",
            "merge the shards%s, write %s".formatted(having(), names(plan.columns())));
    return PlanText.of(plan.readPlan(), stages, flow.target(), flow.statement());
  }

  private String having() {
    return plan.having().map(", keep groups where %s"::formatted).orElse("");
  }

  private static String names(List<ColumnDefinition> columns) {
    return String.join(", ", columns.stream().map(ColumnDefinition::name).toList());
  }
}
