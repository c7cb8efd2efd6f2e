package io.millrace.jobs.aggregate;

import io.millrace.jobs.WrongUseException;
import io.millrace.runner.Nearest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The aggregates that there are. */
public final class Aggregates {

  /** The number of rows, or of those whose argument is not NULL. */
  public static final AggregateFunction COUNT = new Count();

  /** The number of different values. */
  public static final AggregateFunction COUNT_DISTINCT = new Distinct("count_distinct", true);

  /** The smallest value, of texts by code point. */
  public static final AggregateFunction MIN = new Extreme("min", true);

  private static final List<AggregateFunction> ALL =
      List.of(
          COUNT,
          new Sum(),
          MIN,
          new Extreme("max", false),
          new Mean(),
          COUNT_DISTINCT,
          new Distinct("approx_distinct", false),
          new Percentile("median", 50),
          new Pick("first", false),
          new Pick("last", true),
          new Spread("stddev", true),
          new Spread("variance", false));

  /** p1 to p99, and digits behind the point for the tail alone: p999 is 99.9. */
  private static final Pattern PERCENTILE = Pattern.compile("p([1-9]\\d?|99\\d{1,2})");

  private static final List<String> USUAL_PERCENTILES = List.of("p50", "p95", "p99", "p999");

  private Aggregates() {}

  /** All names, for messages; a few of the percentiles stand for all. */
  public static String names() {
    return String.join(", ", known());
  }

  /**
   * The function of a name, in any case.
   *
   * @throws WrongUseException if there is none
   */
  public static AggregateFunction named(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return ALL.stream()
        .filter(function -> function.sqlName().equals(lower))
        .findFirst()
        .or(() -> percentile(lower))
        .orElseThrow(
            () ->
                new WrongUseException(
                    "--aggregate: there is no aggregate %s%s; there are: %s"
                        .formatted(
                            name,
                            Nearest.to(lower, known())
                                .map(nearest -> ", did you mean %s?".formatted(nearest))
                                .orElse(""),
                            names())));
  }

  private static Optional<AggregateFunction> percentile(String name) {
    Matcher matcher = PERCENTILE.matcher(name);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String digits = matcher.group(1);
    double percentage =
        digits.length() <= 2
            ? Double.parseDouble(digits)
            : Double.parseDouble(digits.substring(0, 2) + "." + digits.substring(2));
    return Optional.of(new Percentile(name, percentage));
  }

  private static List<String> known() {
    List<String> names = ALL.stream().map(AggregateFunction::sqlName).collect(Collectors.toList());
    names.addAll(names.indexOf("median") + 1, USUAL_PERCENTILES);
    return names;
  }
}
