package io.millrace.jobs.condition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Conditions mean what they mean in PostgreSQL. */
class ConditionIT {

  private static final SomeRows ROWS = new SomeRows();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "i > 0 | 2 4 6 8",
        "i >= 0 AND d < 1.5 | 1 2 6",
        "i > 1 OR d > 1e25 | 4 6 8",
        "NOT (i > 0) | 1 3 5",
        "i IS NULL | 7 9",
        "i IS NOT NULL AND b IS NULL | 8",
        "i NOTNULL AND b ISNULL | 8",
        "NOT i NOTNULL | 7 9",
        "i = NULL | ``",
        "NULL | ``",
        "NOT (i = NULL) | ``",
        "i NOT IN (1, 2, NULL) | ``",
        "i IN (1, NULL) OR i IN (2) | 2 8",
        "NOT i IN (0, 1) | 3 4 5 6 8",
        "i IN (1) OR i > 2 | 2 4 6",
        "i > 5 AND i IN (1, 7) OR i = 0 | 1 4",
        "i = 0 OR NOT i IN (1, 7) AND b > 4 OR i IN (2) | 1 6 8",
        "i BETWEEN -1 AND 2 | 1 2 3 8",
        "i NOT BETWEEN -1 AND 2 | 4 5 6",
        "i BETWEEN 2 AND -1 | ``",
        "i BETWEEN NULL AND 0 | ``",
        "i NOT BETWEEN NULL AND 0 | 2 4 6 8",
        "d = 1 | 2 3",
        "d = 1.000 | 2 3",
        "b = 9007199254740993 | 4",
        "b = 9007199254740992 | ``",
        "b > d | 2 5 6",
        "b = r | 1 4",
        "d > 9007199254740993.4 AND d < 9007199254740993.6 | 4",
        "r = 0 | 1 6",
        "r > 1e300 | 5",
        "r = r | 1 2 3 4 5 6 8 9",
        "f = 0.1 | ``",
        "f > 0.1 AND f < 0.2 | 2",
        "7 / 2 = i | 6",
        "i / 2 = 0 | 1 2 3",
        "i / 2 = -3 | 5",
        "i * 1.0 / 2 = 0.5 | 2",
        "-i = 7 | 5",
        "- (i - 1) * 2 + 3 = 5 | 1",
        "+i = 1 | 2",
        "2 - 1 - 1 = i | 1",
        "12 / 2 / 3 = i | 8",
        "1 + 2 * 3 = i | 4",
        "s = 'a' | 2",
        "s < 'a' | 1 3",
        "s > '🙂' | ``",
        "s >= 'ﬁ' | 6 8",
        "s = 'o''neil' | 9",
        "s LIKE 'a%' | 2 4",
        "s LIKE '_' | 2 3 6 8",
        "s LIKE '' | 1",
        "s LIKE 'a\\%b\\_c\\\\d' | 4",
        "s LIKE 'a!%b%' ESCAPE '!' | 4",
        "s NOT LIKE '%' | ``",
        "s LIKE 'a%' ESCAPE '' | 2 4",
        "flag | 2 3 6",
        "NOT flag | 1 5 9",
        "flag IS TRUE | 2 3 6",
        "flag IS NOT TRUE | 1 4 5 7 8 9",
        "flag IS FALSE | 1 5 9",
        "(i > 0) IS UNKNOWN | 7 9",
        "(i > 0) IS NOT UNKNOWN | 1 2 3 4 5 6 8",
        "flag = (i > 0) | 1 2 5 6",
        "flag = TRUE OR flag = false | 1 2 3 5 6 9",
        "i IS DISTINCT FROM b | 2 3 4 5 6 8 9",
        "i IS NOT DISTINCT FROM b | 1 7",
        "day = '2024-02-29' | 1 5",
        "day = date '2024-02-29' | 1 5",
        "'2024-02-29' < day | 2 8",
        "day = at | 1",
        "day IN ('2024-02-28', '2024-03-01') | 2 6 8",
        "day BETWEEN '2024-02-01' AND '2024-02-29' | 1 5 6",
        "at > timestamp '2024-02-29 00:00:00' | 2 5 9",
        "at = '2024-03-01' | 9",
        "at = '2024-03-01T00:00:00' | 9",
        "z = '2024-03-01 10:30:00+00' | 2",
        "z > '2000-01-01 00:00:00-05' | 1 2",
        "z < '2000-01-01 05:00:00Z' | 3",
        "z = timestamp with time zone '2024-03-01 10:30:00+00' | 2",
        "hour = '12:30' | 2",
        "hour < time '12:30:00' | 1 5",
        "u = 'FFFFFFFF-0000-0000-0000-000000000001' | 3",
        "u > '00000000-0000-0000-0000-000000000001' | 2 3",
        "I > 0 AND \"i\" > 0 | 2 4 6 8",
        "((i)) = (1) | 2",
        "i <> 0 AND 10 / i = 10 | 2",
        "i = 1 OR i = 2 AND d < 0 | 2"
      })
  void condition_grid(String condition, String ids) {
    List<Integer> expected =
        ids.isEmpty() ? List.of() : List.of(ids.split(" ")).stream().map(Integer::valueOf).toList();

    assertThat(ROWS.whereBySql(condition)).as("PostgreSQL").isEqualTo(expected);
    assertThat(ROWS.where(condition)).isEqualTo(expected);
  }

  @Property(tries = 400)
  void condition_any_isAsInSql(@ForAll("conditions") String condition) {
    assertThat(ROWS.where(condition)).isEqualTo(ROWS.whereBySql(condition));
  }

  @Test
  void divisionByZero_fails() {
    assertThatThrownBy(() -> ROWS.where("1 / i > 0"))
        .isInstanceOf(ArithmeticException.class)
        .hasMessage("a condition divides 1 by zero");
  }

  @Provide
  Arbitrary<String> conditions() {
    return Arbitraries.recursive(
        () -> Arbitraries.oneOf(comparisons(), others()), ConditionIT::combined, 0, 3);
  }

  private static Arbitrary<String> combined(Arbitrary<String> conditions) {
    return Arbitraries.oneOf(
        Combinators.combine(conditions, Arbitraries.of("AND", "OR"), conditions)
            .as("%s %s %s"::formatted),
        conditions.map("(%s)"::formatted),
        conditions.map("NOT (%s)"::formatted),
        Combinators.combine(conditions, Arbitraries.of("IS TRUE", "IS NOT FALSE", "IS UNKNOWN"))
            .as("(%s) %s"::formatted));
  }

  private static Arbitrary<String> comparisons() {
    Arbitrary<String> operators =
        Arbitraries.of("=", "<>", "<", "<=", ">", ">=", "IS DISTINCT FROM", "IS NOT DISTINCT FROM");
    return Arbitraries.oneOf(
        Combinators.combine(numbers(), operators, numbers()).as("%s %s %s"::formatted),
        Combinators.combine(texts(), operators, texts()).as("%s %s %s"::formatted),
        Combinators.combine(days(), operators, days()).as("%s %s %s"::formatted));
  }

  private static Arbitrary<String> others() {
    return Arbitraries.oneOf(
        // The parser refuses much arithmetic behind BETWEEN.
        Combinators.combine(numbers(), Arbitraries.of("", "NOT "), plainNumbers(), plainNumbers())
            .as("%s %sBETWEEN %s AND %s"::formatted),
        Combinators.combine(numbers(), Arbitraries.of("", "NOT "), numbers(), numbers())
            .as("%s %sIN (%s, %s)"::formatted),
        Combinators.combine(texts(), Arbitraries.of("'%a%'", "'_'", "'%_%'", "'A'"))
            .as("%s LIKE %s"::formatted),
        Arbitraries.of("flag", "flag = false", "TRUE", "NULL", "z IS NULL", "u IS NOT NULL"));
  }

  private static Arbitrary<String> numbers() {
    return Arbitraries.recursive(
        ConditionIT::plainNumbers,
        numbers ->
            Arbitraries.oneOf(
                Combinators.combine(numbers, Arbitraries.of("+", "-"), numbers)
                    .as("(%s %s %s)"::formatted),
                numbers.map("(%s * 1.5)"::formatted),
                numbers.map("(%s / 4)"::formatted),
                numbers.map("(- (%s))"::formatted)),
        0,
        2);
  }

  private static Arbitrary<String> plainNumbers() {
    return Arbitraries.of("i", "b", "d", "r", "f", "0", "1", "7", "-1", "0.1", "1.50");
  }

  private static Arbitrary<String> texts() {
    return Arbitraries.of("s", "'a'", "'A'", "''", "'🙂'", "'ﬁ'", "NULL");
  }

  private static Arbitrary<String> days() {
    return Arbitraries.of("day", "at", "date '2024-02-29'", "timestamp '2024-02-29 00:00:00'");
  }
}
