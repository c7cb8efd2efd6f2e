package io.millrace.jdbc.internal.connect;

import io.millrace.jdbc.dialect.Dialects;
import io.millrace.jdbc.secret.Secret;
import io.millrace.jdbc.secret.Secrets;
import java.io.Serializable;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A JDBC URL; one that has passwords in it is a secret as a whole.
 *
 * @param shown the URL with {@code ***} for each password
 * @param whole null where nothing had to be hidden
 */
public record JdbcUrl(String shown, Secret whole) implements Serializable {

  private static final String H2 = "jdbc:h2:";

  private static final String NAME =
      "(?i)((?:[a-z0-9]*(?:password|passphrase|secret|token)[a-z0-9]*|pwd)=)";

  /** H2 separates settings by semicolons, of which a backslash takes the meaning. */
  private static final Pattern OF_H2 = Pattern.compile(NAME + "((?:\\\\.|[^;\\\\])*)");

  private static final Pattern OF_OTHERS = Pattern.compile(NAME + "([^&]*)");

  /** What is before parameters, or at least before the value of the first. */
  private static final Pattern PLACE = Pattern.compile("[^?;]*@|[^=]*@");

  private static final Pattern PARAMETER = Pattern.compile("[?&]([^=&]+)=([^&]*)");

  static JdbcUrl of(String url) {
    if (hasUserInfo(url)) {
      throw new IllegalArgumentException(
          "url must not have a user or a password before an '@', has; give them by user(...) and"
              + " password(...)");
    }
    checkParameters(url);
    Matcher password = (url.startsWith(H2) ? OF_H2 : OF_OTHERS).matcher(url);
    String shown = password.replaceAll("$1***");
    password.reset();
    while (password.find()) {
      Secrets.add(password.group(2));
      Secrets.add(decoded(password.group(2)));
      Secrets.add(password.group(2).replaceAll("\\\\(.)", "$1"));
    }
    return new JdbcUrl(shown, shown.equals(url) ? null : Secret.of(url));
  }

  /** Whether something is before an {@code @} that is no parameter's; a file may have one. */
  public static boolean hasUserInfo(String url) {
    boolean file = url.startsWith(H2) && !url.matches("jdbc:h2:(tcp|ssl):.*");
    return !file && PLACE.matcher(url).lookingAt();
  }

  /** Those that answers depend on must be as they are set here. */
  private static void checkParameters(String url) {
    Map<String, String> fixed = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    fixed.putAll(Dialects.forUrl(url).fixedParameters());
    Matcher parameter = PARAMETER.matcher(url);
    while (parameter.find()) {
      String value = fixed.get(parameter.group(1));
      if (value != null && !value.equalsIgnoreCase(parameter.group(2))) {
        throw new IllegalArgumentException(
            "url must have %1$s=%2$s where it has %1$s, has %3$s; leave it out"
                .formatted(parameter.group(1), value, parameter.group(2)));
      }
    }
  }

  private static String decoded(String value) {
    try {
      return URLDecoder.decode(value, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return value;
    }
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
