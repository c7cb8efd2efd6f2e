package io.millrace.jobs.report;

import io.millrace.jdbc.secret.Secret;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Options without secrets: what looks like one is {@code ***}. References ({@code env:NAME}, {@code
 * file:PATH}) say where a secret is and not what, and stay.
 */
final class Masked {

  private static final Pattern OPTION = Pattern.compile("(--[^=]*=)(.*)", Pattern.DOTALL);
  private static final Pattern SECRET_NAME =
      Pattern.compile("password|passwd|passphrase|secret|token|credential|apikey|accesskey");

  /** Where a secret ends differs from database to database: what is behind it is hidden too. */
  private static final String IN_URL = "(?i)((?:[a-z]*(?:password|passphrase|secret|token)|pwd)=)";

  private static final Pattern TO_THE_END = Pattern.compile(IN_URL + ".*", Pattern.DOTALL);
  private static final Pattern TO_A_SPACE = Pattern.compile(IN_URL + "[^\\s\"']*");

  /** {@code //user:x@host}. */
  private static final Pattern USER_INFO = Pattern.compile("(//[^/?#@:\\s]*:)\\S*@");

  private Masked() {}

  /** An option as it was typed, {@code --name=value}. */
  static String argument(String argument) {
    Matcher option = OPTION.matcher(argument);
    return option.matches()
        ? option.group(1) + value(option.group(1), option.group(2))
        : masked(TO_THE_END, argument);
  }

  /** The value of an option of this name. */
  static String value(String name, String value) {
    boolean reference = value.startsWith("env:") || value.startsWith("file:");
    boolean secret =
        SECRET_NAME.matcher(name.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "")).find();
    return secret && !reference && !value.isEmpty() ? "***" : masked(TO_THE_END, value);
  }

  /** Any other text, such as an error. */
  static String text(String text) {
    return masked(TO_A_SPACE, text);
  }

  private static String masked(Pattern parameter, String text) {
    String masked = parameter.matcher(Secret.masked(text)).replaceAll("$1***");
    return USER_INFO.matcher(masked).replaceAll("$1***@");
  }
}
