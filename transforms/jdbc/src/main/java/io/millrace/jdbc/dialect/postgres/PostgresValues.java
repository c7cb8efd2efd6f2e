package io.millrace.jdbc.dialect.postgres;

import io.millrace.jdbc.dialect.Column;
import io.millrace.jdbc.dialect.value.NumberRules;
import io.millrace.jdbc.dialect.value.TextRules;
import io.millrace.jdbc.dialect.value.TimeRules;
import io.millrace.jdbc.dialect.value.ValueRule;
import java.util.ArrayList;
import java.util.List;

/** What columns of PostgreSQL do not keep of values that it takes. */
final class PostgresValues {

  private static final TimeRules.Years YEARS = new TimeRules.Years(-4712, 294_276, true);
  private static final int MOST_DECIMALS = 16_383;
  private static final int NAME_BYTES = 63;
  private static final long GREATEST_OID = 4_294_967_295L;

  private PostgresValues() {}

  static List<ValueRule> rules(Column column) {
    return switch (column.type().orElseThrow()) {
      case INT64 ->
          column.typeName().equals("oid")
              ? List.of(NumberRules.between(0, GREATEST_OID))
              : List.of();
      case DECIMAL ->
          List.of(NumberRules.decimals(column.precision() == 0 ? MOST_DECIMALS : column.scale()));
      case STRING -> texts(column);
      case TIME -> TimeRules.times(column.scale(), true);
      case TIMESTAMP -> TimeRules.timestamps(YEARS, column.scale());
      case TIMESTAMPTZ -> TimeRules.instants(YEARS, column.scale());
      default -> List.of();
    };
  }

  private static List<ValueRule> texts(Column column) {
    List<ValueRule> rules = new ArrayList<>();
    rules.add(TextRules.wellFormed());
    switch (column.typeName()) {
      case "name" -> rules.add(TextRules.longestUtf8(NAME_BYTES));
      case "char" -> rules.add(TextRules.longestUtf8(1));
      case "bpchar" -> rules.add(TextRules.noTrailingBlanks());
      case "varchar" -> {
        if (column.precision() < Integer.MAX_VALUE) {
          rules.add(TextRules.longest(column.precision()));
        }
      }
      default -> {
        // The others keep a text, or refuse it.
      }
    }
    return rules;
  }
}
