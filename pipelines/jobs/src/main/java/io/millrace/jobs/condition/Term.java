package io.millrace.jobs.condition;

import java.io.Serializable;
import org.apache.beam.sdk.values.Row;

/** A piece of a condition that has a value for each row. */
interface Term extends Serializable {

  Kind kind();

  /** The value for a row, of the class that the kind says; null for NULL. */
  Object value(Row row);

  /** A term of a kind. */
  static Term of(Kind kind, Evaluation evaluation) {
    return new Evaluated(kind, evaluation);
  }

  /** How a value is found. */
  @FunctionalInterface
  interface Evaluation extends Serializable {
    Object value(Row row);
  }

  /** A kind, and how its values are found. */
  record Evaluated(Kind kind, Evaluation evaluation) implements Term {
    @Override
    public Object value(Row row) {
      return evaluation.value(row);
    }
  }

  /** A value that stands for itself; not null but for {@link Kind#NULL}. */
  record Literal(Kind kind, Serializable constant) implements Term {
    @Override
    public Object value(Row row) {
      return constant;
    }
  }

  /** A value that can only be asked whether it is NULL. */
  record Incomparable(Evaluation evaluation, String why) implements Term {
    @Override
    public Kind kind() {
      return Kind.BYTES;
    }

    @Override
    public Object value(Row row) {
      return evaluation.value(row);
    }
  }
}
