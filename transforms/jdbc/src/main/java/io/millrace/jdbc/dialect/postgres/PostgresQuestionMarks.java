package io.millrace.jdbc.dialect.postgres;

import org.postgresql.core.Parser;

/**
 * Question marks in SQL that has no parameters: operators of {@code jsonb} and of geometric types.
 */
final class PostgresQuestionMarks {

  private PostgresQuestionMarks() {}

  /** With two for each, outside of texts, names and comments; who has written two keeps them. */
  static String doubled(String sql) {
    if (sql.indexOf('?') < 0) {
      return sql;
    }
    char[] text = sql.toCharArray();
    StringBuilder doubled = new StringBuilder();
    int at = 0;
    while (at < text.length) {
      int end = Math.min(skipped(text, at), text.length - 1) + 1;
      doubled.append(text, at, end - at);
      if (text[at] == '?' && end == at + 1) {
        doubled.append('?');
        end += end < text.length && text[end] == '?' ? 1 : 0;
      }
      at = end;
    }
    return doubled.toString();
  }

  /** Where what begins here ends: a text, a name, a comment, or the character itself. */
  private static int skipped(char[] text, int at) {
    return switch (text[at]) {
      case '\'' -> Parser.parseSingleQuotes(text, at, true);
      case '"' -> Parser.parseDoubleQuotes(text, at);
      case '-' -> Parser.parseLineComment(text, at);
      case '/' -> Parser.parseBlockComment(text, at);
      case '$' -> Parser.parseDollarQuotes(text, at);
      default -> at;
    };
  }
}
