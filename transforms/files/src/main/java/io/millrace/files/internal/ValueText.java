package io.millrace.files.internal;

import java.lang.invoke.MethodType;
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
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.SignStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * How the values of a type stand in a text. Reading what was written gives an equal value, and only
 * what stands for a value is read: nothing is trimmed or guessed, and nothing rounded but to the
 * nearest {@code float} or {@code double}.
 *
 * <p>Times are ISO 8601, enums stand by name, bytes in Base64.
 *
 * @param parse throws a RuntimeException on what is no value
 * @param example for messages
 */
record ValueText(
    Class<?> type,
    Function<String, Object> parse,
    Function<Object, String> format,
    String example) {

  private static final int UUID_LENGTH = "123e4567-e89b-12d3-a456-426614174000".length();
  private static final int[] UUID_DASHES = {8, 13, 18, 23};

  /** {@link YearMonth#toString} lacks the sign that years of five digits are read with. */
  private static final DateTimeFormatter YEAR_MONTH =
      new DateTimeFormatterBuilder()
          .appendValue(ChronoField.YEAR, 4, 10, SignStyle.EXCEEDS_PAD)
          .appendPattern("-MM")
          .toFormatter(Locale.ROOT);

  private static final Map<Class<?>, ValueText> BY_CLASS =
      Map.ofEntries(
          of(String.class, text -> text, "text"),
          of(Boolean.class, ValueText::bool, "true"),
          of(Byte.class, Byte::valueOf, "12"),
          of(Short.class, Short::valueOf, "12"),
          of(Integer.class, Integer::valueOf, "12"),
          of(Long.class, Long::valueOf, "12"),
          of(Float.class, ValueText::single, "1.5"),
          of(Double.class, ValueText::precise, "1.5"),
          of(Character.class, ValueText::character, "a"),
          of(BigDecimal.class, Decimals::parse, "1.50"),
          of(BigInteger.class, Decimals::parseWhole, "12"),
          of(UUID.class, ValueText::uuid, "123e4567-e89b-12d3-a456-426614174000"),
          of(Instant.class, IsoTimes::instant, "2024-01-31T12:00:00Z"),
          of(OffsetDateTime.class, OffsetDateTime::parse, "2024-01-31T12:00:00+01:00"),
          of(LocalDateTime.class, LocalDateTime::parse, "2024-01-31T12:00:00"),
          of(LocalDate.class, IsoTimes::date, "2024-01-31"),
          of(LocalTime.class, LocalTime::parse, "12:00:00"),
          of(OffsetTime.class, OffsetTime::parse, "12:00:00+01:00"),
          of(ZonedDateTime.class, ZonedDateTime::parse, "2024-01-31T12:00:00+01:00[Europe/Paris]"),
          of(Duration.class, Duration::parse, "PT1H30M"),
          of(Period.class, Period::parse, "P1Y2M3D"),
          of(Year.class, Year::parse, "2024"),
          Map.entry(
              YearMonth.class,
              new ValueText(
                  YearMonth.class,
                  YearMonth::parse,
                  month -> YEAR_MONTH.format((YearMonth) month),
                  "2024-01")),
          of(MonthDay.class, MonthDay::parse, "--01-31"),
          of(org.joda.time.Instant.class, ValueText::milliseconds, "2024-01-31T12:00:00.123Z"),
          Map.entry(
              byte[].class,
              new ValueText(
                  byte[].class,
                  text -> Base64.getDecoder().decode(text),
                  bytes -> Base64.getEncoder().encodeToString((byte[]) bytes),
                  "AQID")));

  /** Whether an empty text is a value, and not the absence of one. */
  boolean mayBeEmpty() {
    return type == String.class || type == byte[].class;
  }

  /** Those of types that other languages write as texts too: times and UUIDs. */
  static List<ValueText> withoutLiteral() {
    return BY_CLASS.values().stream()
        .filter(
            text -> text.type() == UUID.class || text.type().getPackageName().matches(".*\\.time"))
        .toList();
  }

  private static Map.Entry<Class<?>, ValueText> of(
      Class<?> type, Function<String, Object> parse, String example) {
    return Map.entry(type, new ValueText(type, parse, Object::toString, example));
  }

  /** How values of this type stand in a text; empty if they do not. */
  static Optional<ValueText> of(Class<?> type) {
    Class<?> boxed = MethodType.methodType(type).wrap().returnType();
    return boxed.isEnum() ? Optional.of(ofEnum(boxed)) : Optional.ofNullable(BY_CLASS.get(boxed));
  }

  private static ValueText ofEnum(Class<?> type) {
    Map<String, Object> constants =
        Arrays.stream(type.getEnumConstants())
            .collect(
                Collectors.toMap(constant -> ((Enum<?>) constant).name(), constant -> constant));
    return new ValueText(
        type,
        name ->
            Optional.ofNullable(constants.get(name))
                .orElseThrow(() -> new IllegalArgumentException("no constant")),
        constant -> ((Enum<?>) constant).name(),
        constants.keySet().stream().sorted().collect(Collectors.joining(" or ")));
  }

  private static Boolean bool(String text) {
    if (!text.equalsIgnoreCase("true") && !text.equalsIgnoreCase("false")) {
      throw new IllegalArgumentException("not a boolean");
    }
    return Boolean.valueOf(text);
  }

  private static Float single(String text) {
    float number = Float.parseFloat(checkDecimal(text));
    checkFinite(Float.isInfinite(number), text);
    return number;
  }

  private static Double precise(String text) {
    double number = Double.parseDouble(checkDecimal(text));
    checkFinite(Double.isInfinite(number), text);
    return number;
  }

  // Java takes blanks around a number, a letter of its type behind it, and hexadecimal ones.
  private static String checkDecimal(String text) {
    int length = text.length();
    char last = text.charAt(length - 1);
    if (text.charAt(0) <= ' '
        || !((last >= '0' && last <= '9') || last == '.' || last == 'N' || last == 'y')
        || (length > 2 && (isX(text.charAt(1)) || isX(text.charAt(2))))) {
      throw new IllegalArgumentException("not a decimal number");
    }
    return text;
  }

  private static boolean isX(char character) {
    return character == 'x' || character == 'X';
  }

  private static void checkFinite(boolean infinite, String text) {
    if (infinite && !text.endsWith("Infinity")) {
      throw new IllegalArgumentException("too large");
    }
  }

  // Java fills up groups that are too short, cuts those that are too long, and takes a sign.
  private static UUID uuid(String text) {
    if (text.length() != UUID_LENGTH || text.charAt(0) == '+') {
      throw new IllegalArgumentException("not a UUID");
    }
    for (int dash : UUID_DASHES) {
      if (text.charAt(dash) != '-' || text.charAt(dash + 1) == '+') {
        throw new IllegalArgumentException("not a UUID");
      }
    }
    return UUID.fromString(text);
  }

  private static org.joda.time.Instant milliseconds(String text) {
    Instant instant = IsoTimes.instant(text);
    if (!instant.equals(instant.truncatedTo(ChronoUnit.MILLIS))) {
      throw new IllegalArgumentException("finer than a millisecond");
    }
    return org.joda.time.Instant.ofEpochMilli(instant.toEpochMilli());
  }

  private static Character character(String text) {
    if (text.length() != 1) {
      throw new IllegalArgumentException("not one character");
    }
    return text.charAt(0);
  }
}
