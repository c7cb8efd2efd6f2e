package io.millrace.jobs.options;

import io.millrace.jobs.WrongUseException;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * How many dead letters a job may have: a number or a share, never both.
 *
 * @param count at most so many
 * @param share at most this part of what is written, from 0 to 1
 */
public record DeadLetterLimit(OptionalLong count, Optional<BigDecimal> share) {

  private static final Pattern COUNT = Pattern.compile("\\d{1,18}");
  private static final Pattern PERCENT = Pattern.compile("(100(\\.0*)?|\\d{1,2}(\\.\\d+)?) ?%");

  /**
   * Reads {@code 100} or {@code 0.5%}.
   *
   * @throws WrongUseException if it is neither
   */
  static DeadLetterLimit parse(String text) {
    String trimmed = text.strip();
    if (COUNT.matcher(trimmed).matches()) {
      return new DeadLetterLimit(OptionalLong.of(Long.parseLong(trimmed)), Optional.empty());
    }
    if (PERCENT.matcher(trimmed).matches()) {
      String number = trimmed.substring(0, trimmed.length() - 1).strip();
      return new DeadLetterLimit(
          OptionalLong.empty(), Optional.of(new BigDecimal(number).movePointLeft(2)));
    }
    throw new WrongUseException(
        "--maxDeadLetters=%s: must be a number of rows, or a share from 0%% to 100%%, as in 0.5%%"
            .formatted(text));
  }
}
