package io.millrace.jobs.sql;

import java.util.regex.Pattern;

/**
 * Compares a piece of SQL that was parsed with what was understood of it, written again. What the
 * parser has and the reader did not ask for makes the difference, whatever it is.
 */
public final class Understood {

  private static final Pattern BLANKS = Pattern.compile("\\s+");

  private Understood() {}

  /**
   * Whether this is all of it.
   *
   * @param parsed as the parser has it
   * @param understood the same as it was read
   */
  public static boolean isAll(Object parsed, String understood) {
    return plain(parsed.toString()).equalsIgnoreCase(plain(understood));
  }

  private static String plain(String sql) {
    return BLANKS.matcher(sql).replaceAll(" ").strip();
  }
}
