package io.millrace.jobs.condition;

import io.millrace.jobs.sql.Understood;
import net.sf.jsqlparser.expression.Expression;

/** Refuses a piece of a condition of which something was not read. */
final class Unread {

  private Unread() {}

  /**
   * Checks a piece.
   *
   * @param read what was read of it
   * @throws NotSupported if it says more
   */
  static void check(Expression piece, String read) throws NotSupported {
    if (!Understood.isAll(piece, read)) {
      throw new NotSupported(
          "%s is not supported: only %s is understood of it".formatted(piece, read));
    }
  }

  /** A negation, or nothing. */
  static String not(boolean negated) {
    return negated ? " NOT" : "";
  }
}
