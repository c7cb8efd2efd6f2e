package io.millrace.jobs.databases;

import io.millrace.jdbc.ReadPlan;
import java.util.List;

/** What {@code --explain} says of a job from one database to another. */
public final class PlanText {

  private PlanText() {}

  /**
   * The plan, for people.
   *
   * @param stages what is done between the databases
   * @param statement what is sent to the target
   */
  public static String of(ReadPlan read, List<String> stages, JobTarget target, String statement) {
    StringBuilder text = new StringBuilder();
    text.append("read\n").append(read.toString().indent(2));
    read.splits().forEach(split -> text.append(("split: " + split).indent(2)));
    text.append("stages\n");
    for (int i = 0; i < stages.size(); i++) {
      text.append("%d. %s".formatted(i + 1, stages.get(i)).indent(2));
    }
    text.append("write to %s\n".formatted(target)).append(statement.indent(2));
    return text.append("Nothing was run.").toString();
  }
}
