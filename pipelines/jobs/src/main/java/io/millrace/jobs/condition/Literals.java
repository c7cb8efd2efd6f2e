package io.millrace.jobs.condition;

import java.io.Serializable;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.UUID;
import java.util.regex.Pattern;

/** Reads texts as the kinds that they are compared with. */
final class Literals {

  private static final DateTimeFormatter TIMESTAMP =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE)
          .appendLiteral(' ')
          .append(DateTimeFormatter.ISO_LOCAL_TIME)
          .toFormatter();

  private static final DateTimeFormatter INSTANT =
      new DateTimeFormatterBuilder().append(TIMESTAMP).appendPattern("[XXX][X]").toFormatter();

  private static final Pattern BLANKS_AT_END = Pattern.compile(" +$");

  private Literals() {}

  /**
   * A text as a value of a kind.
   *
   * @throws NotSupported if it is none, saying how one looks
   */
  static Term of(Kind kind, String text) throws NotSupported {
    try {
      return new Term.Literal(kind, value(kind, kind == Kind.CHAR ? text : text.strip()));
    } catch (DateTimeException | IllegalArgumentException e) {
      throw new NotSupported("'%s' is not %s; write it as %s".formatted(text, kind, example(kind)));
    }
  }

  /** Whether a text that is compared with a kind is taken for one. */
  static boolean isReadAs(Kind kind) {
    return switch (kind) {
      case DATE, TIME, TIMESTAMP, INSTANT, UUID, CHAR -> true;
      default -> false;
    };
  }

  private static Serializable value(Kind kind, String text) {
    return switch (kind) {
      case DATE -> LocalDate.parse(text);
      case TIME -> LocalTime.parse(text);
      case TIMESTAMP -> timestamp(text);
      case INSTANT -> instant(text);
      case UUID -> uuid(text);
      case CHAR -> BLANKS_AT_END.matcher(text).replaceFirst("");
      default -> throw new IllegalArgumentException(kind.toString());
    };
  }

  private static LocalDateTime timestamp(String text) {
    return text.length() <= "2024-01-31".length()
        ? LocalDate.parse(text).atStartOfDay()
        : LocalDateTime.parse(text.replace('T', ' '), TIMESTAMP);
  }

  private static Instant instant(String text) {
    return OffsetDateTime.parse(text.replace('T', ' '), INSTANT).toInstant();
  }

  /** {@code UUID.fromString} takes shorter ones too. */
  private static UUID uuid(String text) {
    if (text.length() != 36) {
      throw new IllegalArgumentException(text);
    }
    return UUID.fromString(text);
  }

  private static String example(Kind kind) {
    return switch (kind) {
      case DATE -> "'2024-01-31'";
      case TIME -> "'23:59:00'";
      case TIMESTAMP -> "'2024-01-31 23:59:00'";
      case INSTANT -> "'2024-01-31 23:59:00+00:00'";
      default -> "'123e4567-e89b-12d3-a456-426614174000'";
    };
  }
}
