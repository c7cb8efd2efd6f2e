package io.millrace.jdbc.dialect;

import java.util.Optional;

/**
 * How {@code GROUP BY} tells whether two values of an expression are equal, and what to read so
 * that it can be told elsewhere.
 *
 * @param value the expression to read for the value itself
 * @param key the expression whose values, as they are read, are equal exactly where the database
 *     takes those of the expression for equal; empty where this is true of {@code value}
 * @param refusal why there is no such expression, and what to write instead; empty if there is one
 */
public record Equality(String value, Optional<String> key, Optional<String> refusal) {

  /** The values that are read are equal where the database takes them for equal. */
  public static Equality asRead(String expression) {
    return new Equality(expression, Optional.empty(), Optional.empty());
  }

  /** Another expression is to be read, of which that is true. */
  public static Equality of(String value, String key) {
    return new Equality(value, Optional.of(key), Optional.empty());
  }

  /** What is equal cannot be told from what is read. */
  public static Equality refused(String expression, String why) {
    return new Equality(expression, Optional.empty(), Optional.of(why));
  }

  /** The expression to compare. */
  public String compared() {
    return key.orElse(value);
  }

  /** Whether values that are read are equal where the database takes them for equal. */
  public boolean isAsRead() {
    return key.isEmpty() && refusal.isEmpty();
  }
}
