package io.millrace.jdbc.dialect.mariadb;

import io.millrace.jdbc.dialect.Column;
import io.millrace.jdbc.dialect.Table;
import io.millrace.jdbc.dialect.value.BinaryRules;
import io.millrace.jdbc.dialect.value.NumberRules;
import io.millrace.jdbc.dialect.value.TextRules;
import io.millrace.jdbc.dialect.value.TimeRules;
import io.millrace.jdbc.dialect.value.ValueRule;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What columns of MariaDB do not keep of values that it takes, in strict mode too.
 *
 * @param listTypes the types of columns that list their values, {@code enum('a','b')}, by column
 */
record MariaDbValues(Map<String, String> listTypes) {

  /** What is outside is written as {@code 0000-00-00}. */
  private static final TimeRules.Years YEARS = new TimeRules.Years(1, 9_999, false);

  /** A floating-point number without a fixed number of decimals. */
  private static final int NOT_FIXED = 31;

  private static final int FIRST_YEAR = 1_901;
  private static final int LAST_YEAR = 2_155;

  static MariaDbValues of(Connection connection, Table table) throws SQLException {
    String sql =
        """
        SELECT column_name, column_type FROM information_schema.columns
        WHERE table_schema = ? AND table_name = ? AND data_type IN ('enum', 'set')
        """;
    Map<String, String> listTypes = new HashMap<>();
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, table.schema());
      statement.setString(2, table.name());
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          listTypes.put(row.getString(1), row.getString(2));
        }
      }
    }
    return new MariaDbValues(listTypes);
  }

  List<ValueRule> rules(Column column) {
    return switch (column.type().orElseThrow()) {
      case INT16 ->
          // Others of two digits are taken for years of this century or the last.
          column.typeName().equals("YEAR")
              ? List.of(NumberRules.zeroOrBetween(FIRST_YEAR, LAST_YEAR))
              : List.of();
      case FLOAT, DOUBLE ->
          column.scale() == NOT_FIXED
              ? List.of(NumberRules.finite())
              : List.of(NumberRules.finite(), NumberRules.decimalsOfFloats(column.scale()));
      case DECIMAL ->
          List.of(
              NumberRules.digitsBeforePoint(column.precision() - column.scale()),
              NumberRules.decimals(column.scale()));
      case STRING -> texts(column);
      case BYTES ->
          column.typeName().equals("BINARY")
              ? List.of(BinaryRules.exactly(column.precision()))
              : List.of();
      case DATE -> List.of(TimeRules.dates(YEARS));
      case TIME -> TimeRules.times(column.scale(), false);
      case TIMESTAMP -> TimeRules.timestamps(YEARS, column.scale());
      case TIMESTAMPTZ -> TimeRules.instants(YEARS, column.scale());
      default -> List.of();
    };
  }

  private List<ValueRule> texts(Column column) {
    String listType = listTypes.get(column.name());
    if (listType != null) {
      // A number is taken for that of a value.
      return List.of(listed(listType));
    }
    List<ValueRule> rules = new ArrayList<>();
    rules.add(TextRules.wellFormed());
    switch (column.typeName()) {
      case "CHAR" -> rules.add(TextRules.noTrailingBlanks());
      case "VARCHAR" -> rules.add(TextRules.longest(column.precision()));
      case "TINYTEXT", "TEXT", "MEDIUMTEXT" ->
          rules.add(TextRules.blanksWithin(column.precision()));
      default -> {
        // The others keep a text, or refuse it.
      }
    }
    return rules;
  }

  private static ValueRule listed(String type) {
    List<String> values = TextRules.quoted(type);
    return type.startsWith("enum") ? TextRules.oneOf(Set.copyOf(values)) : TextRules.someOf(values);
  }
}
