package io.millrace.jobs.condition;

import io.millrace.jobs.sql.SqlList;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import net.sf.jsqlparser.expression.BinaryExpression;
import net.sf.jsqlparser.expression.BooleanValue;
import net.sf.jsqlparser.expression.CastExpression;
import net.sf.jsqlparser.expression.DoubleValue;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.expression.NullValue;
import net.sf.jsqlparser.expression.SignedExpression;
import net.sf.jsqlparser.expression.StringValue;
import net.sf.jsqlparser.expression.operators.arithmetic.Addition;
import net.sf.jsqlparser.expression.operators.arithmetic.Division;
import net.sf.jsqlparser.expression.operators.arithmetic.Multiplication;
import net.sf.jsqlparser.expression.operators.arithmetic.Subtraction;
import net.sf.jsqlparser.schema.Column;

/** Compiles what a condition compares: columns, literals, and arithmetic on them. */
final class TermCompiler {

  private final List<ConditionColumn> columns;

  TermCompiler(List<ConditionColumn> columns) {
    this.columns = columns;
  }

  /** Compiles an expression that is no condition of its own. */
  Term term(Expression expression) throws NotSupported {
    if (expression instanceof Column column) {
      return column(column);
    }
    if (expression instanceof BinaryExpression binary) {
      return arithmetic(binary);
    }
    if (expression instanceof SignedExpression signed) {
      return signed(signed);
    }
    return literal(expression);
  }

  private Term literal(Expression expression) throws NotSupported {
    if (expression instanceof LongValue number) {
      Unread.check(number, "%s".formatted(number.getStringValue()));
      return new Term.Literal(Kind.INTEGER, new BigDecimal(number.getStringValue()));
    }
    if (expression instanceof DoubleValue number) {
      return new Term.Literal(Kind.DECIMAL, new BigDecimal(number.toString()));
    }
    if (expression instanceof StringValue text && text.getPrefix() == null) {
      Unread.check(text, "'%s'".formatted(text.getValue()));
      return new Term.Literal(Kind.TEXT, text.getNotExcapedValue());
    }
    if (expression instanceof BooleanValue truth) {
      return new Term.Literal(Kind.BOOLEAN, truth.getValue());
    }
    if (expression instanceof NullValue) {
      return new Term.Literal(Kind.NULL, null);
    }
    if (expression instanceof CastExpression typed
        && typed.isImplicitCast()
        && typed.getLeftExpression() instanceof StringValue text) {
      Unread.check(typed, "%s '%s'".formatted(typed.getColDataType(), text.getValue()));
      return time(typed, text.getNotExcapedValue());
    }
    throw notSupported(expression);
  }

  /** {@code date '2024-01-31'} and its kin, which the parser takes for casts. */
  private Term time(CastExpression literal, String text) throws NotSupported {
    return switch (literal.getColDataType().toString().toLowerCase(Locale.ROOT)) {
      case "date" -> Literals.of(Kind.DATE, text);
      case "time" -> Literals.of(Kind.TIME, text);
      case "timestamp" -> Literals.of(Kind.TIMESTAMP, text);
      case "timestamptz", "timestamp with time zone" -> Literals.of(Kind.INSTANT, text);
      default -> throw notSupported(literal);
    };
  }

  private Term column(Column column) throws NotSupported {
    String written = column.getFullyQualifiedName();
    Unread.check(column, "%s".formatted(written));
    boolean quoted = SqlList.isQuoted(written);
    String name = SqlList.unquoted(written);
    for (int i = 0; i < columns.size(); i++) {
      String there = columns.get(i).definition().name();
      if (quoted ? there.equals(name) : there.equalsIgnoreCase(name)) {
        return column(i);
      }
    }
    throw new NotSupported(
        "column %s is not in the result, which has %s".formatted(written, names()));
  }

  private Term column(int index) {
    ConditionColumn column = columns.get(index);
    if (column.refusal().isPresent()) {
      return new Term.Incomparable(row -> row.getValue(index), column.refusal().get());
    }
    if (column.padded()) {
      return Term.of(Kind.CHAR, row -> row.getValue(index));
    }
    return switch (column.definition().type()) {
      case INT16, INT32, INT64 ->
          Term.of(Kind.INTEGER, row -> decimal(row.<Number>getValue(index)));
      case FLOAT, DOUBLE -> Term.of(Kind.DOUBLE, row -> floating(row.<Number>getValue(index)));
      default -> Term.of(Kind.of(column.definition().type()), row -> row.getValue(index));
    };
  }

  private static BigDecimal decimal(Number number) {
    return number == null ? null : BigDecimal.valueOf(number.longValue());
  }

  private static Double floating(Number number) {
    return number == null ? null : number.doubleValue();
  }

  private Term arithmetic(BinaryExpression expression) throws NotSupported {
    Arithmetic operation = operation(expression);
    Unread.check(
        expression,
        "%s %s %s"
            .formatted(
                expression.getLeftExpression(),
                expression.getStringExpression(),
                expression.getRightExpression()));
    Term left = number(expression, expression.getLeftExpression());
    Term right = number(expression, expression.getRightExpression());
    return operation.of(left, right);
  }

  private Arithmetic operation(BinaryExpression expression) throws NotSupported {
    if (expression instanceof Addition) {
      return Arithmetic.ADD;
    }
    if (expression instanceof Subtraction) {
      return Arithmetic.SUBTRACT;
    }
    if (expression instanceof Multiplication) {
      return Arithmetic.MULTIPLY;
    }
    if (expression instanceof Division) {
      return Arithmetic.DIVIDE;
    }
    throw notSupported(expression);
  }

  private Term signed(SignedExpression expression) throws NotSupported {
    Unread.check(expression, "%s%s".formatted(expression.getSign(), expression.getExpression()));
    Term term = number(expression, expression.getExpression());
    return switch (expression.getSign()) {
      case '+' -> term;
      case '-' -> Arithmetic.SUBTRACT.of(new Term.Literal(Kind.INTEGER, BigDecimal.ZERO), term);
      default -> throw notSupported(expression);
    };
  }

  private Term number(Expression whole, Expression part) throws NotSupported {
    Term term = term(ConditionCompiler.inside(part));
    if (term.kind().isNumber() || term.kind() == Kind.NULL) {
      return term;
    }
    throw new NotSupported("%s: %s is %s, must be a number".formatted(whole, part, term.kind()));
  }

  NotSupported notSupported(Expression expression) {
    return new NotSupported(
        "%s is not supported; the condition compares columns of the result, %s, with + - * / and literals"
            .formatted(expression, names()));
  }

  private String names() {
    return columns.stream()
        .map(column -> column.definition().name())
        .collect(Collectors.joining(", "));
  }
}
