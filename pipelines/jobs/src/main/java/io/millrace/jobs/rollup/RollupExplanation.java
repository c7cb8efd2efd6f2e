package io.millrace.jobs.rollup;

import io.millrace.jdbc.Database;
import io.millrace.jdbc.Tables;
import io.millrace.jdbc.dialect.ColumnDefinition;
import java.util.List;

/** What {@code --explain} says of a rollup. */
record RollupExplanation(RollupPlan plan, Database target, RollupOptions options) {

  String text() {
    StringBuilder text = new StringBuilder();
    text.append("read\n").append(indented(plan.readPlan().toString()));
    plan.readPlan().splits().forEach(split -> text.append(indented("split: " + split)));
    text.append("stages\n")
        .append(
            indented("1. read splits, fold by %s, write blocks".formatted(names(plan.groups()))))
        .append(indented("2. shuffle the blocks by shard"))
        .append(indented("3. merge the shards, write %s".formatted(options.into)));
    text.append("write\n").append(indented(target.toString()));
    if (options.createTable) {
      List<String> key = options.key.isEmpty() ? groupNames() : options.key;
      text.append(indented(Tables.createStatement(target, options.into, plan.columns(), key)));
    }
    text.append(indented("columns: " + names(plan.columns())));
    return text.append("nothing was run").toString();
  }

  private List<String> groupNames() {
    return plan.groups().stream().map(ColumnDefinition::name).toList();
  }

  private static String names(List<ColumnDefinition> columns) {
    return String.join(", ", columns.stream().map(ColumnDefinition::name).toList());
  }

  private static String indented(String text) {
    return text.indent(2);
  }
}
