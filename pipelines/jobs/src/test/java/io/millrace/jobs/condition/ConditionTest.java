package io.millrace.jobs.condition;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.jdbc.dialect.ColumnDefinition;
import io.millrace.jdbc.dialect.ColumnType;
import io.millrace.jobs.WrongUseException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is not evaluated is refused before anything runs, with the piece that is to blame. */
class ConditionTest {

  private static final List<ConditionColumn> COLUMNS =
      List.of(
          column("region", ColumnType.STRING),
          column("orders", ColumnType.INT64),
          column("day", ColumnType.DATE),
          column("seen", ColumnType.TIMESTAMPTZ),
          column("flag", ColumnType.BOOLEAN),
          column("data", ColumnType.BYTES),
          ConditionColumn.incomparable(
              ColumnDefinition.of("email", ColumnType.STRING), "use --where"),
          ConditionColumn.padded(ColumnDefinition.of("code", ColumnType.STRING)));

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      quoteCharacter = '`',
      value = {
        "region > 5 # region > 5: region is a text and 5 is a whole number, which do not compare",
        "orders > '5' # orders > '5': orders is a whole number and '5' is a text, which do not",
        "day = 'soon' # 'soon' is not a date; write it as '2024-01-31'",
        "day = '2024-02-30' # '2024-02-30' is not a date",
        "seen > '2024-01-01 00:00:00' # is not a timestamp with time zone; write it as '2024-01-31"
            + " 23:59:00+00:00'",
        "seen > day # seen is a timestamp with time zone and day is a date, which do not compare",
        "day + 1 = day # day + 1: day is a date, must be a number",
        "orders # orders is a whole number, must be a condition",
        "region AND flag # region is a text, must be a condition",
        "NOT orders # orders is a whole number, must be a condition",
        "data = data # which do not compare",
        "revenue > 5 # column revenue is not in the result, which has region, orders, day, seen,"
            + " flag, data, email, code",
        "\"Orders\" > 5 # column \"Orders\" is not in the result",
        "t.orders > 5 # column t.orders is not in the result",
        "sum(x) > 5 # sum(x) is not supported; the condition compares columns of the result,"
            + " region,",
        "orders > (SELECT 1) # (SELECT 1) is not supported",
        "orders IN (SELECT 1) # orders IN (SELECT 1) is not supported",
        "EXISTS (SELECT 1) # EXISTS (SELECT 1) is not supported",
        "CASE WHEN flag THEN 1 END = 1 # is not supported",
        "cast(orders as text) = '1' # is not supported",
        "orders % 2 = 0 # orders % 2 is not supported",
        "region || 'x' = 'ax' # region || 'x' is not supported",
        "region ILIKE 'a%' # region ILIKE 'a%' is not supported",
        "region LIKE region # is not supported",
        "region LIKE 'a\\' # nothing stands behind the escape",
        "orders LIKE '1%' # orders LIKE '1%': orders is a whole number, must be a text",
        "orders (+) = 1 # orders(+) = 1 is not supported: only orders = 1 is understood of it",
        "PRIOR orders = 1 # PRIOR orders = 1 is not supported: only orders = 1",
        "orders GLOBAL IN (1) # orders GLOBAL IN (1) is not supported: only orders IN (1)",
        "! (orders = 1) # is not supported: only NOT (orders = 1) is understood of it",
        "region LIKE BINARY 'x' # is not supported",
        "orders > ANY (1) # is not supported",
        "email = 'ann@x.org' # email = 'ann@x.org': use --where",
        "email LIKE 'a%' # email LIKE 'a%': use --where",
        "email IN ('a') # use --where",
        "code LIKE 'a%' # code LIKE 'a%': code is a text of char(n), must be a text",
        "orders > ? # ? is not supported",
        "orders > :n # :n is not supported",
        "orders + 1 # orders + 1 is a whole number, must be a condition",
        "(orders, day) = (1, 2) # is not supported",
        "orders > 5 ; DROP TABLE x # --having: 'orders > 5 ; DROP TABLE x': ",
        "orders > # --having: 'orders >': "
      })
  void parse_whatIsNotEvaluated_isRefused(String condition, String message) {
    assertThatThrownBy(() -> Condition.parse("--having", condition, COLUMNS))
        .isInstanceOf(WrongUseException.class)
        .hasMessageStartingWith("--having: ")
        .hasMessageContaining(message);
  }

  private static ConditionColumn column(String name, ColumnType type) {
    return ConditionColumn.of(ColumnDefinition.of(name, type));
  }
}
