package io.millrace.jdbc.dialect.value;

import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.List;

/**
 * What dates and times must be.
 *
 * <p>Where a database has infinities, the extreme values of {@code java.time} stand for them: these
 * keep every rule.
 */
public final class TimeRules {

  private static final int DIGITS_OF_NANOS = 9;
  private static final Instant AFTER_ALL = OffsetDateTime.MAX.toInstant();
  private static final Instant BEFORE_ALL = OffsetDateTime.MIN.toInstant();

  private TimeRules() {}

  /**
   * Times of day with so many digits of a second.
   *
   * @param hasMidnightAtEnd whether {@link LocalTime#MAX} stands for 24:00
   */
  public static List<ValueRule> times(int digits, boolean hasMidnightAtEnd) {
    return fraction(digits, time -> hasMidnightAtEnd && time.equals(LocalTime.MAX));
  }

  /** Dates of these years. */
  public static ValueRule dates(Years years) {
    return years.rule(value -> years.has((LocalDate) value));
  }

  /** Dates with a time of day, of these years and with so many digits of a second. */
  public static List<ValueRule> timestamps(Years years, int digits) {
    return both(
        years.rule(value -> years.has((LocalDateTime) value)),
        fraction(digits, time -> years.isInfinite((LocalDateTime) time)));
  }

  /** Points in time, of these years in UTC and with so many digits of a second. */
  public static List<ValueRule> instants(Years years, int digits) {
    long first = years.firstSecond();
    long last = years.lastSecond();
    return both(
        years.rule(
            value -> {
              Instant instant = (Instant) value;
              long second = instant.getEpochSecond();
              return (second >= first && second <= last) || years.isInfinite(instant);
            }),
        fraction(digits, instant -> years.isInfinite((Instant) instant)));
  }

  private static List<ValueRule> both(ValueRule range, List<ValueRule> fraction) {
    return fraction.isEmpty() ? List.of(range) : List.of(range, fraction.get(0));
  }

  private static List<ValueRule> fraction(int digits, ValueRule.Check infinite) {
    if (digits >= DIGITS_OF_NANOS) {
      return List.of();
    }
    int unit = (int) Math.pow(10, DIGITS_OF_NANOS - digits);
    return List.of(
        ValueRule.fraction(
            "have at most %d decimals of a second".formatted(digits),
            value ->
                ((TemporalAccessor) value).get(ChronoField.NANO_OF_SECOND) % unit == 0
                    || infinite.keeps(value)));
  }

  /**
   * The years that a type has.
   *
   * @param infinities whether it has the two infinities as well
   */
  public record Years(int first, int last, boolean infinities) implements Serializable {

    private ValueRule rule(ValueRule.Check check) {
      return ValueRule.time("be of a year from %d to %d".formatted(first, last), check);
    }

    private boolean has(LocalDate date) {
      return isIn(date.getYear())
          || (infinities && (date.equals(LocalDate.MAX) || date.equals(LocalDate.MIN)));
    }

    private boolean has(LocalDateTime time) {
      return isIn(time.getYear()) || isInfinite(time);
    }

    private boolean isIn(int year) {
      return year >= first && year <= last;
    }

    private boolean isInfinite(LocalDateTime time) {
      return infinities && (time.equals(LocalDateTime.MAX) || time.equals(LocalDateTime.MIN));
    }

    private boolean isInfinite(Instant instant) {
      return infinities && (instant.equals(AFTER_ALL) || instant.equals(BEFORE_ALL));
    }

    private long firstSecond() {
      return LocalDate.of(first, 1, 1).atStartOfDay().toEpochSecond(ZoneOffset.UTC);
    }

    private long lastSecond() {
      return LocalDate.of(last, 12, 31).atTime(LocalTime.MAX).toEpochSecond(ZoneOffset.UTC);
    }
  }
}
