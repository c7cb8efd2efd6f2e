package io.millrace.jobs.rollup;

import io.millrace.jobs.WrongUseException;
import io.millrace.runner.Nearest;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a rollup can compute of a group's rows; NULLs are passed by, as in SQL. */
enum AggregateFunction {
  /** The number of rows, or of those whose argument is not NULL. */
  COUNT,
  /** The exact sum of whole numbers and decimals, the compensated one of floating-point numbers. */
  SUM,
  /** The smallest value; texts compare by code point. */
  MIN,
  /** The greatest value; texts compare by code point. */
  MAX,
  /** The mean. */
  AVG;

  /** Its name in SQL. */
  String sqlName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** All names, for messages. */
  static String names() {
    return Arrays.stream(values())
        .map(AggregateFunction::sqlName)
        .collect(Collectors.joining(", "));
  }

  /**
   * The function of a name, in any case.
   *
   * @throws WrongUseException if there is none
   */
  static AggregateFunction named(String name) {
    List<String> names = Arrays.stream(values()).map(AggregateFunction::sqlName).toList();
    return Arrays.stream(values())
        .filter(function -> function.name().equalsIgnoreCase(name))
        .findFirst()
        .orElseThrow(
            () ->
                new WrongUseException(
                    "--aggregate: there is no aggregate %s%s; there are: %s"
                        .formatted(
                            name,
                            Nearest.to(name.toLowerCase(Locale.ROOT), names)
                                .map(nearest -> ", did you mean %s?".formatted(nearest))
                                .orElse(""),
                            names())));
  }
}
