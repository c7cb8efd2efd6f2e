package io.millrace.jobs.rollup;

import io.millrace.jobs.WrongUseException;
import java.util.Locale;

/** How much of a rollup the source does. */
enum Pushdown {
  /** It chooses rows and evaluates expressions. */
  FILTER,
  /** It groups the rows of each split, too. */
  AGGREGATE;

  /**
   * Reads {@code --pushdown}.
   *
   * @throws WrongUseException if it is neither
   */
  static Pushdown parse(String text) {
    return switch (text.strip().toLowerCase(Locale.ROOT)) {
      case "filter" -> FILTER;
      case "aggregate" -> AGGREGATE;
      default ->
          throw new WrongUseException("--pushdown=%s: must be filter or aggregate".formatted(text));
    };
  }
}
