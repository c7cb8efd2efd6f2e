package io.millrace.jdbc;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A type of keys, and how values of it are made up.
 *
 * @param type as it is written in {@code CREATE TABLE}
 * @param value the literal of a position in the key space, which is as long as {@link #SPACE}
 * @param specials literals of values that are somewhere else
 */
record KeyKind(String type, LongFunction<String> value, List<String> specials) {

  static final long SPACE = 1_000_000;

  /** Some that collations take for equal, ignore, or order in their own way. */
  private static final String LETTERS = "abzABZäéß _-'\\%";

  /** Those that all databases have. */
  static List<KeyKind> common() {
    return List.of(
        of("smallint", p -> p / 16 - 31_250, "-32768", "32767"),
        of("integer", p -> p * 4_000 - 2_000_000_000, "-2147483648", "2147483647"),
        of(
            "bigint",
            p -> p * 9_000_000_000_000L - 4_500_000_000_000_000_000L,
            "-9223372036854775808",
            "9223372036854775807"),
        of("numeric(30, 5)", p -> BigDecimal.valueOf(p - SPACE / 2, 5), "1e24", "-1e24", "0.00001"),
        of("double precision", p -> "%se0".formatted(p / 7.0 - 1), "-1e300", "1e300", "0e0"),
        of("date", p -> quoted(LocalDate.EPOCH.plusDays(p / 50)), "'1582-10-04'", "'9999-12-31'"));
  }

  static KeyKind of(String type, LongFunction<Object> value, String... specials) {
    return new KeyKind(type, p -> value.apply(p).toString(), List.of(specials));
  }

  /** Neighbours are a microsecond apart. */
  static KeyKind times(String type, String suffix, String... specials) {
    LocalDateTime start = LocalDateTime.of(2024, 3, 31, 0, 59, 59, 500_000_000);
    return of(
        type,
        p -> quoted(start.plusNanos(p * 1_000).toString().replace('T', ' ') + suffix),
        specials);
  }

  /** The first and the last byte count most in one order or another. */
  static KeyKind uuids() {
    return of(
        "uuid",
        p -> quoted(new UUID((p << 44) | 0x4000L | (p & 7), Long.MIN_VALUE | Long.reverse(p))),
        quoted(new UUID(0, 0)),
        quoted(new UUID(-1, -1)));
  }

  /** Texts of one to six letters of many kinds, in which backslashes may mean something. */
  static KeyKind texts(String type, boolean escaped) {
    LongFunction<Object> value =
        p -> {
          String text =
              Long.toString(p, LETTERS.length())
                  .chars()
                  .mapToObj(digit -> LETTERS.charAt(Character.digit(digit, LETTERS.length())))
                  .map(String::valueOf)
                  .collect(Collectors.joining());
          return quoted(escaped ? text.replace("\\", "\\\\") : text);
        };
    return of(type, value, "''", "'a '", "' '", "'ä'", "'A'");
  }

  static String quoted(Object value) {
    return "'" + value.toString().replace("'", "''") + "'";
  }

  static List<KeyKind> commonAnd(KeyKind... more) {
    return Stream.concat(common().stream(), Stream.of(more)).toList();
  }

  /** A literal of a value at a position or, now and then, of a special one. */
  String literal(Random random, long position) {
    return random.nextInt(25) == 0
        ? specials.get(random.nextInt(specials.size()))
        : value.apply(position);
  }
}
