package io.millrace.jobs.databases;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Compares the rows of two databases as multisets. Numbers are compared by value: to twelve digits
 * in a column that one of the databases holds as floating-point numbers, else to ten decimal
 * places.
 */
public final class SameRows {

  private static final MathContext FLOATING = new MathContext(12, RoundingMode.HALF_EVEN);
  private static final int SCALE = 10;

  private SameRows() {}

  public static void assertSame(List<List<Object>> actual, List<List<Object>> expected) {
    List<List<Object>> all = Stream.concat(actual.stream(), expected.stream()).toList();
    assertThat(normal(actual, all)).containsExactlyInAnyOrderElementsOf(normal(expected, all));
  }

  private static List<List<String>> normal(List<List<Object>> rows, List<List<Object>> all) {
    int columns = all.isEmpty() ? 0 : all.get(0).size();
    boolean[] floating = new boolean[columns];
    for (List<Object> row : all) {
      for (int i = 0; i < columns; i++) {
        floating[i] |= isFloating(row.get(i));
      }
    }
    return rows.stream().map(row -> normalRow(row, floating)).toList();
  }

  private static List<String> normalRow(List<Object> row, boolean[] floating) {
    List<String> values = new ArrayList<>();
    for (Object value : row) {
      values.add(normal(value, floating[values.size()]));
    }
    return values;
  }

  private static boolean isFloating(Object value) {
    return value instanceof Double || value instanceof Float;
  }

  private static String normal(Object value, boolean floating) {
    if (!(value instanceof Number number)) {
      return Objects.toString(value);
    }
    BigDecimal decimal = new BigDecimal(number.toString());
    BigDecimal rounded =
        floating ? decimal.round(FLOATING) : decimal.setScale(SCALE, RoundingMode.HALF_UP);
    return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
  }
}
