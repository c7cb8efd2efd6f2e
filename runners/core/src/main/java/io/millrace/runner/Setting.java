package io.millrace.runner;

/**
 * An option in force.
 *
 * @param option its name, as on the command line without the dashes; or a property of the JVM, with
 *     its {@code -D}
 * @param value its value
 * @param origin who says so
 * @param reason why, in one line; empty where the user says so
 */
public record Setting(String option, Object value, Origin origin, String reason) {

  /** Who decides an option's value. */
  public enum Origin {

    /** The user, who goes first. */
    USER,

    /** The runner's profile. */
    PROFILE,

    /** Nobody: what it is when nobody says otherwise. */
    DEFAULT
  }

  /** An option that a profile sets. */
  public Setting(String option, Object value, String reason) {
    this(option, value, Origin.PROFILE, reason);
  }

  /** The option and its value, as one would give them. */
  public String text() {
    return "%s%s=%s".formatted(isProperty() ? "" : "--", option, value);
  }

  /** Whether it is a property of the JVM. */
  public boolean isProperty() {
    return option.startsWith("-D");
  }
}
