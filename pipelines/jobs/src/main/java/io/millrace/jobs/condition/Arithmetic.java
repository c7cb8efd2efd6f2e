package io.millrace.jobs.condition;

import java.io.Serializable;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Adds, subtracts, multiplies and divides numbers; NULL with anything is NULL. */
enum Arithmetic {
  ADD(BigDecimal::add, Double::sum),
  SUBTRACT(BigDecimal::subtract, (one, other) -> one - other),
  MULTIPLY(BigDecimal::multiply, (one, other) -> one * other),
  DIVIDE(Arithmetic::quotient, Arithmetic::quotient);

  /** Quotients of decimals have at least this many digits behind the point. */
  private static final int QUOTIENT_SCALE = 16;

  @SuppressWarnings("ImmutableEnumChecker") // Lambdas without state.
  private final Operation<BigDecimal> exact;

  @SuppressWarnings("ImmutableEnumChecker") // Lambdas without state.
  private final Operation<Double> floating;

  Arithmetic(Operation<BigDecimal> exact, Operation<Double> floating) {
    this.exact = exact;
    this.floating = floating;
  }

  /** The result for two terms, both of them numbers or NULL. */
  Term of(Term left, Term right) {
    Kind kind = kind(left.kind(), right.kind());
    return Term.of(
        kind,
        row -> {
          Object one = left.value(row);
          Object other = right.value(row);
          return one == null || other == null ? null : result(kind, one, other);
        });
  }

  private Object result(Kind kind, Object one, Object other) {
    if (kind == Kind.DOUBLE) {
      return floating.of(((Number) one).doubleValue(), ((Number) other).doubleValue());
    }
    return this == DIVIDE && kind == Kind.INTEGER
        ? dividend((BigDecimal) one, (BigDecimal) other).divideToIntegralValue((BigDecimal) other)
        : exact.of((BigDecimal) one, (BigDecimal) other);
  }

  private static Kind kind(Kind left, Kind right) {
    if (left == Kind.DOUBLE || right == Kind.DOUBLE) {
      return Kind.DOUBLE;
    }
    return left == Kind.DECIMAL || right == Kind.DECIMAL ? Kind.DECIMAL : Kind.INTEGER;
  }

  private static BigDecimal quotient(BigDecimal one, BigDecimal other) {
    int scale = Math.max(QUOTIENT_SCALE, Math.max(one.scale(), other.scale()));
    return dividend(one, other).divide(other, scale, RoundingMode.HALF_UP);
  }

  private static Double quotient(Double one, Double other) {
    return checked(one, other == 0) / other;
  }

  private static BigDecimal dividend(BigDecimal dividend, BigDecimal divisor) {
    return checked(dividend, divisor.signum() == 0);
  }

  private static <N> N checked(N dividend, boolean byZero) {
    if (byZero) {
      throw new ArithmeticException("a condition divides %s by zero".formatted(dividend));
    }
    return dividend;
  }

  private interface Operation<N> extends Serializable {
    N of(N one, N other);
  }
}
