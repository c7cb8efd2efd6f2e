package io.millrace.jobs.condition;

import java.util.ArrayList;
import java.util.List;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.NotExpression;
import net.sf.jsqlparser.expression.operators.conditional.AndExpression;
import net.sf.jsqlparser.expression.operators.conditional.OrExpression;
import net.sf.jsqlparser.expression.operators.relational.InExpression;

/**
 * Conditions in a row, as they are written, with what connects them.
 *
 * <p>The parser takes all that stands behind {@code IN} for its list: {@code i IN (1) OR j > 2} is
 * {@code i IN ((1) OR j > 2)} to it. So its tree is not to be trusted with the precedence of {@code
 * AND} and {@code OR}; the order in which it has the pieces is.
 */
final class Connected {

  private final List<Expression> conditions = new ArrayList<>();

  /** Whether OR, and not AND, stands behind each condition but the last. */
  private final List<Boolean> ors = new ArrayList<>();

  private Connected() {}

  /** The pieces of an expression; one if nothing in it is connected. */
  static Connected of(Expression expression) throws NotSupported {
    Connected connected = new Connected();
    connected.add(expression);
    return connected;
  }

  private void add(Expression expression) throws NotSupported {
    if (expression instanceof AndExpression and) {
      Unread.check(and, "%s AND %s".formatted(and.getLeftExpression(), and.getRightExpression()));
      addBoth(and.getLeftExpression(), false, and.getRightExpression());
    } else if (expression instanceof OrExpression or) {
      Unread.check(or, "%s OR %s".formatted(or.getLeftExpression(), or.getRightExpression()));
      addBoth(or.getLeftExpression(), true, or.getRightExpression());
    } else if (expression instanceof NotExpression not) {
      Unread.check(not, "NOT %s".formatted(not.getExpression()));
      int first = conditions.size();
      add(not.getExpression());
      conditions.set(first, new NotExpression(conditions.get(first)));
    } else if (expression instanceof InExpression in) {
      Unread.check(
          in,
          "%s%s IN %s"
              .formatted(in.getLeftExpression(), Unread.not(in.isNot()), in.getRightExpression()));
      int first = conditions.size();
      add(in.getRightExpression());
      InExpression own = new InExpression(in.getLeftExpression(), conditions.get(first));
      own.setNot(in.isNot());
      conditions.set(first, own);
    } else {
      conditions.add(expression);
    }
  }

  private void addBoth(Expression left, boolean or, Expression right) throws NotSupported {
    add(left);
    ors.add(or);
    add(right);
  }

  int size() {
    return conditions.size();
  }

  Expression condition(int index) {
    return conditions.get(index);
  }

  /** Whether a condition is the last of those that AND connects. */
  boolean endsConjunction(int index) {
    return index == ors.size() || ors.get(index);
  }
}
