package io.millrace.jobs.condition;

import io.millrace.jobs.WrongUseException;
import java.io.Serializable;
import java.util.List;
import net.sf.jsqlparser.JSQLParserException;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.parser.CCJSqlParserUtil;
import org.apache.beam.sdk.values.Row;

/**
 * An SQL condition over the columns of rows.
 *
 * <p>It may have comparisons, {@code AND}, {@code OR}, {@code NOT}, {@code BETWEEN}, {@code IN},
 * {@code LIKE}, {@code IS NULL}, {@code IS DISTINCT FROM}, {@code IS TRUE} and their negations,
 * {@code + - * /}, numbers, texts, {@code TRUE}, {@code FALSE}, {@code NULL}, and {@code DATE},
 * {@code TIME} and {@code TIMESTAMP} literals; a text that is compared with a date, a time or a
 * UUID is taken for one. Names are found in any case, in double quotes literally.
 *
 * <p>As in SQL, what is compared with NULL is neither true nor false. Whole numbers and decimals
 * are computed exactly and never overflow; whole numbers divide to whole numbers, decimals to at
 * least 16 digits behind the point, rounded half up. What has a floating-point number in it is
 * computed in DOUBLE. Texts compare by code point, those of {@code char(n)} without the blanks at
 * their end. {@code AND} and {@code OR} look at their left side first, and at their right one only
 * if that can change the result.
 */
public final class Condition implements Serializable {

  private static final long serialVersionUID = 1L;

  private final String text;
  private final Term term;

  private Condition(String text, Term term) {
    this.text = text;
    this.term = term;
  }

  /**
   * Reads a condition.
   *
   * @param option where it comes from, for messages
   * @param columns of the rows that it is to test
   * @throws WrongUseException if it is no SQL, has something else than listed above, names a column
   *     that is not there, or compares what does not compare; the message names the piece
   */
  public static Condition parse(String option, String text, List<ConditionColumn> columns) {
    try {
      Term term = new ConditionCompiler(columns).condition(parsed(text));
      return new Condition(text, term);
    } catch (NotSupported e) {
      throw new WrongUseException("%s: %s".formatted(option, e.getMessage()), e);
    }
  }

  private static Expression parsed(String text) throws NotSupported {
    try {
      return CCJSqlParserUtil.parseCondExpression(text, false);
    } catch (JSQLParserException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      String reason =
          String.valueOf(cause.getMessage()).lines().findFirst().orElse("it is not SQL").strip();
      throw new NotSupported("'%s': %s".formatted(text, reason));
    }
  }

  /**
   * Whether it is true for a row with these columns: not whether it is unknown.
   *
   * @throws ArithmeticException if the row makes it divide by zero
   */
  public boolean test(Row row) {
    return Boolean.TRUE.equals(term.value(row));
  }

  /** As it was written. */
  @Override
  public String toString() {
    return text;
  }
}
