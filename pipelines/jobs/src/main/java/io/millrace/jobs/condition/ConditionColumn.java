package io.millrace.jobs.condition;

import io.millrace.jdbc.dialect.ColumnDefinition;
import java.util.Optional;

/**
 * A column that a condition may name.
 *
 * @param definition its name and type
 * @param padded whether it has texts without blanks at their end, where blanks at the end of a text
 *     do not count
 * @param refusal why its values do not compare here as in their database, with what to do instead;
 *     empty if they do
 */
public record ConditionColumn(
    ColumnDefinition definition, boolean padded, Optional<String> refusal) {

  /** One whose values compare as those of its type do. */
  public static ConditionColumn of(ColumnDefinition definition) {
    return new ConditionColumn(definition, false, Optional.empty());
  }

  /** One of texts to which blanks may be added. */
  public static ConditionColumn padded(ColumnDefinition definition) {
    return new ConditionColumn(definition, true, Optional.empty());
  }

  /** One that can only be asked whether it is NULL. */
  public static ConditionColumn incomparable(ColumnDefinition definition, String why) {
    return new ConditionColumn(definition, false, Optional.of(why));
  }
}
