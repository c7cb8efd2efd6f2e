package io.millrace.jobs.condition;

import java.util.List;
import java.util.regex.Pattern;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.NotExpression;
import net.sf.jsqlparser.expression.operators.relational.Between;
import net.sf.jsqlparser.expression.operators.relational.ComparisonOperator;
import net.sf.jsqlparser.expression.operators.relational.ExpressionList;
import net.sf.jsqlparser.expression.operators.relational.InExpression;
import net.sf.jsqlparser.expression.operators.relational.IsBooleanExpression;
import net.sf.jsqlparser.expression.operators.relational.IsDistinctExpression;
import net.sf.jsqlparser.expression.operators.relational.IsNullExpression;
import net.sf.jsqlparser.expression.operators.relational.IsUnknownExpression;
import net.sf.jsqlparser.expression.operators.relational.LikeExpression;
import net.sf.jsqlparser.expression.operators.relational.ParenthesedExpressionList;

/** Compiles a parsed condition. */
final class ConditionCompiler {

  private final TermCompiler terms;

  ConditionCompiler(List<ConditionColumn> columns) {
    this.terms = new TermCompiler(columns);
  }

  /** Compiles what must be true or false. */
  Term condition(Expression expression) throws NotSupported {
    Term term = any(expression);
    if (term.kind() == Kind.BOOLEAN || term.kind() == Kind.NULL) {
      return term;
    }
    throw new NotSupported("%s is %s, must be a condition".formatted(expression, term.kind()));
  }

  private Term any(Expression parenthesised) throws NotSupported {
    Connected connected = Connected.of(inside(parenthesised));
    if (connected.size() == 1) {
      return single(connected.condition(0));
    }
    Term disjunction = null;
    Term conjunction = null;
    for (int i = 0; i < connected.size(); i++) {
      Term next = condition(connected.condition(i));
      conjunction = conjunction == null ? next : Logic.and(conjunction, next);
      if (connected.endsConjunction(i)) {
        disjunction = disjunction == null ? conjunction : Logic.or(disjunction, conjunction);
        conjunction = null;
      }
    }
    return disjunction;
  }

  private Term single(Expression expression) throws NotSupported {
    if (expression instanceof NotExpression not) {
      Unread.check(not, "NOT %s".formatted(not.getExpression()));
      return Logic.not(condition(not.getExpression()));
    }
    return expression instanceof ComparisonOperator comparison
        ? comparison(comparison)
        : predicate(expression);
  }

  private Term predicate(Expression expression) throws NotSupported {
    if (expression instanceof IsDistinctExpression distinct) {
      return distinct(distinct);
    }
    if (expression instanceof IsNullExpression isNull) {
      return isNull(isNull);
    }
    if (expression instanceof IsUnknownExpression unknown) {
      Unread.check(
          unknown,
          "%s IS%s UNKNOWN".formatted(unknown.getLeftExpression(), Unread.not(unknown.isNot())));
      return Logic.notIf(unknown.isNot(), Logic.isNull(condition(unknown.getLeftExpression())));
    }
    if (expression instanceof IsBooleanExpression is) {
      Unread.check(
          is, "%s IS%s %s".formatted(is.getLeftExpression(), Unread.not(is.isNot()), is.isTrue()));
      return Logic.notIf(is.isNot(), Logic.is(condition(is.getLeftExpression()), is.isTrue()));
    }
    if (expression instanceof Between between) {
      return between(between);
    }
    if (expression instanceof InExpression in) {
      return in(in);
    }
    return expression instanceof LikeExpression like ? like(like) : terms.term(expression);
  }

  /** {@code x IS NULL}, {@code x ISNULL}, and their opposites. */
  private Term isNull(IsNullExpression expression) throws NotSupported {
    Expression left = expression.getLeftExpression();
    if (expression.isUseNotNull()) {
      Unread.check(expression, "%s NOTNULL".formatted(left));
      return Logic.not(Logic.isNull(any(left)));
    }
    if (expression.isUseIsNull()) {
      Unread.check(expression, "%s ISNULL".formatted(left));
      return Logic.isNull(any(left));
    }
    Unread.check(expression, "%s IS%s NULL".formatted(left, Unread.not(expression.isNot())));
    return Logic.notIf(expression.isNot(), Logic.isNull(any(left)));
  }

  /** What parentheses around one expression hold. */
  static Expression inside(Expression expression) {
    Expression inner = expression;
    while (inner instanceof ParenthesedExpressionList<?> list && list.size() == 1) {
      inner = list.get(0);
    }
    return inner;
  }

  private Term comparison(ComparisonOperator expression) throws NotSupported {
    Comparison comparison =
        switch (expression.getStringExpression()) {
          case "=" -> Comparison.EQUAL;
          case "<>", "!=" -> Comparison.NOT_EQUAL;
          case "<" -> Comparison.LESS;
          case "<=" -> Comparison.AT_MOST;
          case ">" -> Comparison.GREATER;
          case ">=" -> Comparison.AT_LEAST;
          default -> throw terms.notSupported(expression);
        };
    Unread.check(
        expression,
        "%s %s %s"
            .formatted(
                expression.getLeftExpression(),
                expression.getStringExpression(),
                expression.getRightExpression()));
    return compared(
        comparison, expression, expression.getLeftExpression(), expression.getRightExpression());
  }

  private Term distinct(IsDistinctExpression expression) throws NotSupported {
    Unread.check(
        expression,
        "%s IS%s DISTINCT FROM %s"
            .formatted(
                expression.getLeftExpression(),
                Unread.not(expression.isNot()),
                expression.getRightExpression()));
    Pair pair = pair(expression, expression.getLeftExpression(), expression.getRightExpression());
    return Logic.notIf(expression.isNot(), Comparison.distinct(pair.left(), pair.right()));
  }

  private Term between(Between expression) throws NotSupported {
    Expression left = expression.getLeftExpression();
    Unread.check(
        expression,
        "%s%s BETWEEN %s AND %s"
            .formatted(
                left,
                Unread.not(expression.isNot()),
                expression.getBetweenExpressionStart(),
                expression.getBetweenExpressionEnd()));
    return Logic.notIf(
        expression.isNot(),
        Logic.and(
            compared(Comparison.AT_LEAST, expression, left, expression.getBetweenExpressionStart()),
            compared(Comparison.AT_MOST, expression, left, expression.getBetweenExpressionEnd())));
  }

  private Term in(InExpression expression) throws NotSupported {
    if (!(expression.getRightExpression() instanceof ExpressionList<?> list) || list.isEmpty()) {
      throw terms.notSupported(expression);
    }
    Unread.check(
        expression,
        "%s%s IN %s"
            .formatted(expression.getLeftExpression(), Unread.not(expression.isNot()), list));
    Term any = null;
    for (Expression item : list) {
      Term equal = compared(Comparison.EQUAL, expression, expression.getLeftExpression(), item);
      any = any == null ? equal : Logic.or(any, equal);
    }
    return Logic.notIf(expression.isNot(), any);
  }

  private Term like(LikeExpression expression) throws NotSupported {
    Term pattern = any(expression.getRightExpression());
    if (expression.getLikeKeyWord() != LikeExpression.KeyWord.LIKE
        || expression.isUseBinary()
        || !(pattern instanceof Term.Literal literal)
        || literal.kind() != Kind.TEXT) {
      throw terms.notSupported(expression);
    }
    Unread.check(
        expression,
        "%s%s LIKE %s%s"
            .formatted(
                expression.getLeftExpression(),
                Unread.not(expression.isNot()),
                expression.getRightExpression(),
                expression.getEscape() == null ? "" : " ESCAPE " + expression.getEscape()));
    Term text = comparable(expression, any(expression.getLeftExpression()));
    if (text.kind() != Kind.TEXT && text.kind() != Kind.NULL) {
      throw new NotSupported(
          "%s: %s is %s, must be a text"
              .formatted(expression, expression.getLeftExpression(), text.kind()));
    }
    Pattern regex = LikePattern.of((String) literal.constant(), escape(expression));
    Term like =
        Term.of(
            Kind.BOOLEAN,
            row -> {
              Object value = text.value(row);
              return value == null ? null : regex.matcher((String) value).matches();
            });
    return Logic.notIf(expression.isNot(), like);
  }

  /** A backslash where nothing else is said, as in PostgreSQL, MariaDB and H2. */
  private int escape(LikeExpression expression) throws NotSupported {
    if (expression.getEscape() == null) {
      return '\\';
    }
    Term escape = terms.term(expression.getEscape());
    if (escape instanceof Term.Literal literal && literal.constant() instanceof String text) {
      if (text.isEmpty()) {
        return -1;
      }
      if (text.codePointCount(0, text.length()) == 1) {
        return text.codePointAt(0);
      }
    }
    throw new NotSupported("%s: ESCAPE must be one character".formatted(expression));
  }

  private Term compared(Comparison comparison, Expression whole, Expression left, Expression right)
      throws NotSupported {
    Pair pair = pair(whole, left, right);
    return comparison.of(pair.left(), pair.right());
  }

  private record Pair(Term left, Term right) {}

  /** Two terms that compare; a text that is compared with a date is taken for one. */
  private Pair pair(Expression whole, Expression leftSide, Expression rightSide)
      throws NotSupported {
    Term left = comparable(whole, any(leftSide));
    Term right = comparable(whole, any(rightSide));
    Term readLeft = readAs(right.kind(), left);
    Term readRight = readAs(left.kind(), right);
    if (!Comparison.isPossible(readLeft.kind(), readRight.kind())) {
      throw new NotSupported(
          "%s: %s is %s and %s is %s, which do not compare"
              .formatted(whole, leftSide, left.kind(), rightSide, right.kind()));
    }
    return new Pair(readLeft, readRight);
  }

  private static Term comparable(Expression whole, Term term) throws NotSupported {
    if (term instanceof Term.Incomparable incomparable) {
      throw new NotSupported("%s: %s".formatted(whole, incomparable.why()));
    }
    return term;
  }

  private static Term readAs(Kind kind, Term term) throws NotSupported {
    return Literals.isReadAs(kind)
            && term instanceof Term.Literal literal
            && literal.kind() == Kind.TEXT
        ? Literals.of(kind, (String) literal.constant())
        : term;
  }
}
