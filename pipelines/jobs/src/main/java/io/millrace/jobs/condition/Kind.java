package io.millrace.jobs.condition;

import io.millrace.jdbc.dialect.ColumnType;

/** What a term evaluates to, when it is not NULL. */
enum Kind {
  /** A {@code BigDecimal} without digits behind the point. */
  INTEGER("a whole number"),
  /** A {@code BigDecimal}. */
  DECIMAL("a decimal"),
  /** A {@code Double}. */
  DOUBLE("a floating-point number"),
  /** A {@code String}. */
  TEXT("a text"),
  /** A {@code String} without blanks at its end, equal to what has some there. */
  CHAR("a text of char(n)"),
  /** A {@code Boolean}. */
  BOOLEAN("a condition"),
  /** A {@code LocalDate}. */
  DATE("a date"),
  /** A {@code LocalTime}. */
  TIME("a time"),
  /** A {@code LocalDateTime}. */
  TIMESTAMP("a timestamp"),
  /** An {@code Instant}. */
  INSTANT("a timestamp with time zone"),
  /** A {@code UUID}. */
  UUID("a UUID"),
  /** A {@code byte[]}, which can only be asked whether it is NULL. */
  BYTES("a binary"),
  /** NULL alone. */
  NULL("NULL");

  private final String words;

  Kind(String words) {
    this.words = words;
  }

  static Kind of(ColumnType type) {
    return switch (type) {
      case INT16, INT32, INT64 -> INTEGER;
      case DECIMAL -> DECIMAL;
      case FLOAT, DOUBLE -> DOUBLE;
      case STRING -> TEXT;
      case BOOLEAN -> BOOLEAN;
      case DATE -> DATE;
      case TIME -> TIME;
      case TIMESTAMP -> TIMESTAMP;
      case TIMESTAMPTZ -> INSTANT;
      case UUID -> UUID;
      case BYTES -> BYTES;
    };
  }

  boolean isNumber() {
    return this == INTEGER || this == DECIMAL || this == DOUBLE;
  }

  /** In words, for messages. */
  @Override
  public String toString() {
    return words;
  }
}
