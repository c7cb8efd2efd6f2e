package io.millrace.flow.function;

import java.io.Serializable;

/**
 * Functions that make the result of a reduce with several reducers: from the key and one value a
 * reducer, in the order in which the reducers were given.
 *
 * <p>A record's constructor is the usual one: {@code CustomerTotal::new}.
 */
public final class KeyedResult {

  private KeyedResult() {}

  /** Makes a result from a key and one value. */
  @FunctionalInterface
  public interface Of1<K, A, R> extends Serializable {
    R apply(K key, A first) throws Exception;
  }

  /** Makes a result from a key and two values. */
  @FunctionalInterface
  public interface Of2<K, A, B, R> extends Serializable {
    R apply(K key, A first, B second) throws Exception;
  }

  /** Makes a result from a key and three values. */
  @FunctionalInterface
  public interface Of3<K, A, B, C, R> extends Serializable {
    R apply(K key, A first, B second, C third) throws Exception;
  }

  /** Makes a result from a key and four values. */
  @FunctionalInterface
  public interface Of4<K, A, B, C, D, R> extends Serializable {
    R apply(K key, A first, B second, C third, D fourth) throws Exception;
  }

  /** Makes a result from a key and five values. */
  @FunctionalInterface
  public interface Of5<K, A, B, C, D, E, R> extends Serializable {
    R apply(K key, A first, B second, C third, D fourth, E fifth) throws Exception;
  }

  /** Makes a result from a key and six values. */
  @FunctionalInterface
  public interface Of6<K, A, B, C, D, E, F, R> extends Serializable {
    R apply(K key, A first, B second, C third, D fourth, E fifth, F sixth) throws Exception;
  }

  /** Makes a result from a key and any number of values; they are in the reducers' order. */
  @FunctionalInterface
  public interface OfAll<K, R> extends Serializable {
    R apply(K key, Object[] values) throws Exception;
  }
}
