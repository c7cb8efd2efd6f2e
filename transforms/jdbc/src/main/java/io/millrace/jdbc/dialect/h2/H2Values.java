package io.millrace.jdbc.dialect.h2;

import io.millrace.jdbc.dialect.Column;
import io.millrace.jdbc.dialect.value.BinaryRules;
import io.millrace.jdbc.dialect.value.NumberRules;
import io.millrace.jdbc.dialect.value.TextRules;
import io.millrace.jdbc.dialect.value.TimeRules;
import io.millrace.jdbc.dialect.value.ValueRule;
import java.time.Year;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What columns of H2 do not keep of values that it takes. */
final class H2Values {

  /** All but the extremes, which stand for the infinities of others. */
  private static final TimeRules.Years YEARS =
      new TimeRules.Years(Year.MIN_VALUE + 1, Year.MAX_VALUE - 1, false);

  private H2Values() {}

  static List<ValueRule> rules(Column column) {
    return switch (column.type().orElseThrow()) {
      case DECIMAL ->
          List.of(
              column.typeName().equals("DECFLOAT")
                  ? NumberRules.precision(column.precision())
                  : NumberRules.decimals(column.scale()));
      case STRING -> texts(column);
      case BYTES ->
          List.of(
              column.typeName().equals("BINARY")
                  ? BinaryRules.exactly(column.precision())
                  : BinaryRules.longest(column.precision()));
      case DATE -> List.of(TimeRules.dates(YEARS));
      case TIME -> TimeRules.times(column.scale(), false);
      case TIMESTAMP -> TimeRules.timestamps(YEARS, column.scale());
      case TIMESTAMPTZ -> TimeRules.instants(YEARS, column.scale());
      default -> List.of();
    };
  }

  private static List<ValueRule> texts(Column column) {
    List<ValueRule> rules = new ArrayList<>();
    if (column.typeName().startsWith("ENUM")) {
      // It takes no notice of case, and of blanks at the end.
      return List.of(TextRules.oneOf(Set.copyOf(TextRules.quoted(column.typeName()))));
    }
    rules.add(TextRules.wellFormed());
    if (column.typeName().equals("CHARACTER")) {
      rules.add(TextRules.noTrailingBlanks());
    } else {
      rules.add(TextRules.longestUtf16(column.precision()));
    }
    return rules;
  }
}
