package io.millrace.files;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.util.UUID;

/** A component of every type, without arrays, whose equality is not by value. */
record Everything(
    boolean flag,
    byte tiny,
    short small,
    int medium,
    long large,
    float single,
    double precise,
    char letter,
    Boolean boxedFlag,
    Byte boxedTiny,
    Short boxedSmall,
    Integer boxedMedium,
    Long boxedLarge,
    Float boxedSingle,
    Double boxedPrecise,
    Character boxedLetter,
    String text,
    BigDecimal decimal,
    BigInteger bigInteger,
    UUID uuid,
    Colour colour,
    Instant instant,
    OffsetDateTime offsetDateTime,
    LocalDateTime localDateTime,
    LocalDate localDate,
    LocalTime localTime,
    OffsetTime offsetTime,
    ZonedDateTime zonedDateTime,
    Duration duration,
    Period period,
    Year year,
    YearMonth yearMonth,
    MonthDay monthDay,
    org.joda.time.Instant jodaInstant) {

  enum Colour {
    RED,
    GREEN {
      @Override
      public String toString() {
        return "grass";
      }
    }
  }

  static Everything ordinary() {
    return new Everything(
        true,
        (byte) 1,
        (short) 2,
        3,
        4,
        1.5f,
        0.1,
        'a',
        false,
        (byte) -1,
        (short) -2,
        -3,
        -4L,
        -1.5f,
        -0.1,
        'é',
        "plain",
        new BigDecimal("1.50"),
        BigInteger.TEN,
        UUID.fromString("123e4567-e89b-12d3-a456-426614174000"),
        Colour.RED,
        Instant.parse("2024-01-31T12:00:00Z"),
        OffsetDateTime.parse("2024-01-31T12:00:00+01:00"),
        LocalDateTime.parse("2024-01-31T12:00:00"),
        LocalDate.parse("2024-01-31"),
        LocalTime.parse("12:00:00"),
        OffsetTime.parse("12:00:00+01:00"),
        ZonedDateTime.parse("2024-01-31T12:00:00+01:00[Europe/Paris]"),
        Duration.ofMinutes(90),
        Period.of(1, 2, 3),
        Year.of(2024),
        YearMonth.of(2024, 1),
        MonthDay.of(1, 31),
        org.joda.time.Instant.parse("2024-01-31T12:00:00.123Z"));
  }

  /** Largest numbers and times, texts that need quotes. */
  static Everything extreme() {
    return new Everything(
        false,
        Byte.MIN_VALUE,
        Short.MIN_VALUE,
        Integer.MIN_VALUE,
        Long.MIN_VALUE,
        Float.NaN,
        Double.NEGATIVE_INFINITY,
        '"',
        true,
        Byte.MAX_VALUE,
        Short.MAX_VALUE,
        Integer.MAX_VALUE,
        Long.MAX_VALUE,
        Float.MIN_VALUE,
        Double.MAX_VALUE,
        ',',
        "say \"hi\", then;\r\nleave\t# 黒🖤\n",
        new BigDecimal("-1234567890123456789012345678901234567890.000000000000000000010"),
        new BigInteger("-123456789012345678901234567890"),
        new UUID(-1, -1),
        Colour.GREEN,
        Instant.MAX,
        OffsetDateTime.MIN,
        LocalDateTime.MAX,
        LocalDate.MIN,
        LocalTime.MAX,
        OffsetTime.MAX,
        ZonedDateTime.parse("-0001-01-01T00:00:00.000000001Z"),
        Duration.ofSeconds(Long.MIN_VALUE),
        Period.of(-1, 0, Integer.MIN_VALUE),
        Year.of(Year.MAX_VALUE),
        YearMonth.of(0, 12),
        MonthDay.of(2, 29),
        org.joda.time.Instant.ofEpochMilli(-1));
  }

  /** Null wherever there may be one. */
  static Everything absent() {
    return new Everything(
        false, (byte) 0, (short) 0, 0, 0, 0, 0, ' ', null, null, null, null, null, null, null, null,
        null, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
        null, null, null);
  }
}
