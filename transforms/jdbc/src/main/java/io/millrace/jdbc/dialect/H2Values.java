package io.millrace.jdbc.dialect;

import io.millrace.jdbc.dialect.value.BinaryRules;
import io.millrace.jdbc.dialect.value.NumberRules;
import io.millrace.jdbc.dialect.value.TextRules;
import io.millrace.jdbc.dialect.value.TimeRules;
import io.millrace.jdbc.dialect.value.ValueRule;
import java.time.Year;
import java.util.ArrayList;
import java.util.List;

/** What columns of H2 do not keep of values that it takes. */
final class H2Values {

  private static final TimeRules.Years YEARS =
      new TimeRules.Years(Year.MIN_VALUE, Year.MAX_VALUE, false);

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
      case TIME -> TimeRules.times(column.scale(), false);
      case TIMESTAMP -> TimeRules.timestamps(YEARS, column.scale());
      case TIMESTAMPTZ -> TimeRules.instants(YEARS, column.scale());
      default -> List.of();
    };
  }

  private static List<ValueRule> texts(Column column) {
    List<ValueRule> rules = new ArrayList<>();
    rules.add(TextRules.wellFormed());
    if (column.typeName().equals("CHARACTER")) {
      rules.add(TextRules.noTrailingBlanks());
    } else if (!column.typeName().startsWith("ENUM")) {
      rules.add(TextRules.longestUtf16(column.precision()));
    }
    return rules;
  }
}
