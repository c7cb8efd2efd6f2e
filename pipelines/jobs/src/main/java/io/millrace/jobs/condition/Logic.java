package io.millrace.jobs.condition;

/** Conditions made of conditions: true, false, or null for unknown. */
final class Logic {

  private Logic() {}

  static Term and(Term left, Term right) {
    return connect(left, right, false);
  }

  static Term or(Term left, Term right) {
    return connect(left, right, true);
  }

  /** The value that decides makes the other side irrelevant. */
  private static Term connect(Term left, Term right, boolean decides) {
    return Term.of(
        Kind.BOOLEAN,
        row -> {
          Object first = left.value(row);
          if (first != null && (Boolean) first == decides) {
            return decides;
          }
          Object second = right.value(row);
          if (second != null && (Boolean) second == decides) {
            return decides;
          }
          return (first == null || second == null) ? null : !decides;
        });
  }

  static Term not(Term term) {
    return Term.of(
        Kind.BOOLEAN,
        row -> {
          Object value = term.value(row);
          return value == null ? null : !(Boolean) value;
        });
  }

  /** The term, or its opposite. */
  static Term notIf(boolean negated, Term term) {
    return negated ? not(term) : term;
  }

  /** Never unknown. */
  static Term isNull(Term term) {
    return Term.of(Kind.BOOLEAN, row -> term.value(row) == null);
  }

  /** Whether a condition is this, and neither the opposite nor unknown. */
  static Term is(Term term, boolean wanted) {
    return Term.of(Kind.BOOLEAN, row -> Boolean.valueOf(wanted).equals(term.value(row)));
  }
}
