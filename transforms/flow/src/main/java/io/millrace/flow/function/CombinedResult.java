package io.millrace.flow.function;

import io.millrace.flow.Reducers;
import java.io.Serializable;

/**
 * Functions that make one value of the results of several reducers, in the order in which the
 * reducers were given to {@link Reducers}{@code .all}. {@link KeyedResult} has the same with a key.
 *
 * <p>A record's constructor is the usual one: {@code Summary::new}.
 */
public final class CombinedResult {

  private CombinedResult() {}

  /** Makes a value of two results. */
  @FunctionalInterface
  public interface Of2<A, B, R> extends Serializable {
    R apply(A first, B second) throws Exception;
  }

  /** Makes a value of three results. */
  @FunctionalInterface
  public interface Of3<A, B, C, R> extends Serializable {
    R apply(A first, B second, C third) throws Exception;
  }

  /** Makes a value of four results. */
  @FunctionalInterface
  public interface Of4<A, B, C, D, R> extends Serializable {
    R apply(A first, B second, C third, D fourth) throws Exception;
  }

  /** Makes a value of five results. */
  @FunctionalInterface
  public interface Of5<A, B, C, D, E, R> extends Serializable {
    R apply(A first, B second, C third, D fourth, E fifth) throws Exception;
  }

  /** Makes a value of six results. */
  @FunctionalInterface
  public interface Of6<A, B, C, D, E, F, R> extends Serializable {
    R apply(A first, B second, C third, D fourth, E fifth, F sixth) throws Exception;
  }
}
