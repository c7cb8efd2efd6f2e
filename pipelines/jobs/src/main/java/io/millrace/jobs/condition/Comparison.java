package io.millrace.jobs.condition;

import io.millrace.jobs.sql.CodePointOrder;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;

/** Compares two terms; with NULL it is unknown. */
enum Comparison {
  EQUAL,
  NOT_EQUAL,
  LESS,
  AT_MOST,
  GREATER,
  AT_LEAST;

  /** The result for two terms whose kinds {@link #isPossible compare}. */
  Term of(Term left, Term right) {
    return Term.of(
        Kind.BOOLEAN,
        row -> {
          Object one = left.value(row);
          Object other = right.value(row);
          return (one == null || other == null) ? null : holds(compare(one, other));
        });
  }

  /** Whether two terms differ, NULL being equal to NULL: never unknown. */
  static Term distinct(Term left, Term right) {
    return Term.of(
        Kind.BOOLEAN,
        row -> {
          Object one = left.value(row);
          Object other = right.value(row);
          return (one == null || other == null) ? one != other : compare(one, other) != 0;
        });
  }

  /** Whether values of two kinds compare. */
  static boolean isPossible(Kind left, Kind right) {
    if (left == Kind.BYTES || right == Kind.BYTES) {
      return false;
    }
    return left == right
        || left == Kind.NULL
        || right == Kind.NULL
        || (left.isNumber() && right.isNumber())
        || (isDay(left) && isDay(right))
        || (isText(left) && isText(right));
  }

  private static boolean isText(Kind kind) {
    return kind == Kind.TEXT || kind == Kind.CHAR;
  }

  private static boolean isDay(Kind kind) {
    return kind == Kind.DATE || kind == Kind.TIMESTAMP;
  }

  private boolean holds(int difference) {
    return switch (this) {
      case EQUAL -> difference == 0;
      case NOT_EQUAL -> difference != 0;
      case LESS -> difference < 0;
      case AT_MOST -> difference <= 0;
      case GREATER -> difference > 0;
      case AT_LEAST -> difference >= 0;
    };
  }

  @SuppressWarnings("unchecked") // all other values are comparable to their own class
  private static int compare(Object one, Object other) {
    if (one instanceof String text) {
      return CodePointOrder.compare(text, (String) other);
    }
    if (one instanceof Double || other instanceof Double) {
      return compareDoubles(((Number) one).doubleValue(), ((Number) other).doubleValue());
    }
    if (one instanceof BigDecimal number) {
      return number.compareTo((BigDecimal) other);
    }
    if (one instanceof UUID id) {
      return compareBits(id, (UUID) other);
    }
    return ((Comparable<Object>) timestamp(one, other)).compareTo(timestamp(other, one));
  }

  /** NaN is above everything and equal to itself, and -0.0 is 0.0. */
  private static int compareDoubles(double one, double other) {
    return one == other ? 0 : Double.compare(one, other);
  }

  /** {@code UUID.compareTo} takes the first bit for a sign. */
  private static int compareBits(UUID one, UUID other) {
    int high = Long.compareUnsigned(one.getMostSignificantBits(), other.getMostSignificantBits());
    return high != 0
        ? high
        : Long.compareUnsigned(one.getLeastSignificantBits(), other.getLeastSignificantBits());
  }

  /** A date as the start of its day, where the other value is a timestamp. */
  private static Object timestamp(Object value, Object other) {
    return value instanceof LocalDate date && !(other instanceof LocalDate)
        ? date.atStartOfDay()
        : value;
  }
}
