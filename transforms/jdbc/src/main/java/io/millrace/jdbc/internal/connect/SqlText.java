package io.millrace.jdbc.internal.connect;

import io.millrace.jdbc.secret.Secrets;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.util.regex.Pattern;

/** Texts that come from a database or go into a message. */
public final class SqlText {

  private static final Pattern PASSWORD =
      Pattern.compile(
          "(?i)((?:[a-z0-9]*(?:password|passphrase|secret|token)[a-z0-9]*|pwd)=)[^&;\\s\"']*");
  private static final Pattern PREFIX = Pattern.compile("^(ERROR|FATAL|PANIC): |^\\(conn=\\d+\\) ");
  private static final int LIMIT = 200;

  private SqlText() {}

  /** What the database says, in one line and without a password. */
  public static String line(SQLException failure) {
    // Before it is cut: a secret may have several lines.
    String message = masked(String.valueOf(failure.getMessage()));
    String statement = "; SQL statement:";
    int end = message.indexOf(statement);
    String text = end < 0 ? message : message.substring(0, end);
    return PREFIX.matcher(text.lines().findFirst().orElse("")).replaceFirst("");
  }

  /** What stopped a batch, where the driver has wrapped it; else the failure itself. */
  public static SQLException root(SQLException failure) {
    return failure instanceof BatchUpdateException && failure.getNextException() != null
        ? failure.getNextException()
        : failure;
  }

  /**
   * The text with {@code ***} for each secret that is known, and for what looks like the value of a
   * password parameter of a JDBC URL.
   */
  public static String masked(String text) {
    return PASSWORD.matcher(Secrets.masked(text)).replaceAll("$1***");
  }

  /** The text, cut where it is too long for a message. */
  public static String abbreviate(String text) {
    return text.length() <= LIMIT ? text : text.substring(0, LIMIT) + "…";
  }
}
