package io.millrace.jobs.rollup;

import io.millrace.jdbc.dialect.Column;
import io.millrace.jdbc.dialect.ColumnDefinition;
import io.millrace.jdbc.dialect.ColumnType;
import io.millrace.jdbc.dialect.Equality;
import io.millrace.jobs.aggregate.ArgumentKind;
import io.millrace.jobs.condition.ConditionColumn;
import java.util.Set;

/**
 * An SQL expression of a rollup, as its source sees it.
 *
 * @param sql as it was written
 * @param column what it gives
 * @param equality how the source tells whether two of its values are equal
 */
record SourceExpression(String sql, Column column, Equality equality) {

  /** The types of texts whose blanks at the end do not count. */
  private static final Set<String> PADDED = Set.of("bpchar", "CHARACTER");

  /** A column of the result with values of this expression, as {@code --having} compares it. */
  ConditionColumn condition(ColumnDefinition result) {
    if (column.knownType() != ColumnType.STRING) {
      return ConditionColumn.of(result);
    }
    if (!equality.isAsRead() || ArgumentKind.isTextForUsAlone(column)) {
      return ConditionColumn.incomparable(
          result,
          "%s is %s, which its database compares in a way of its own; put a condition on a group into --where, or read a --query that casts %s"
              .formatted(result.name(), column.typeName(), sql));
    }
    return PADDED.contains(column.typeName())
        ? ConditionColumn.padded(result)
        : ConditionColumn.of(result);
  }
}
