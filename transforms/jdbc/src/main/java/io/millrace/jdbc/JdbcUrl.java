package io.millrace.jdbc;

import java.io.Serializable;
import java.util.regex.Pattern;

/**
 * A JDBC URL; one that has passwords in it is a secret as a whole.
 *
 * @param shown the URL with {@code ***} for each password
 * @param whole null where nothing had to be hidden
 */
record JdbcUrl(String shown, Secret whole) implements Serializable {

  private static final String NAME = "(?i)([a-z]*password=)";

  /** H2 separates settings by semicolons, of which a backslash takes the meaning. */
  private static final Pattern OF_H2 = Pattern.compile(NAME + "(?:\\\\.|[^;\\\\])*");

  private static final Pattern OF_OTHERS = Pattern.compile(NAME + "[^&]*");

  static JdbcUrl of(String url) {
    Pattern password = url.startsWith("jdbc:h2:") ? OF_H2 : OF_OTHERS;
    String shown = password.matcher(url).replaceAll("$1***");
    return new JdbcUrl(shown, shown.equals(url) ? null : Secret.of(url));
  }

  /** As it was given. */
  String text() {
    return whole == null ? shown : whole.resolve();
  }

  /** Without passwords. */
  @Override
  public String toString() {
    return shown;
  }
}
