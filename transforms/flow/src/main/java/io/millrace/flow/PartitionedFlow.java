package io.millrace.flow;

import io.millrace.flow.function.KeyedResult;
import io.millrace.flow.function.Reducer;
import io.millrace.flow.internal.function.UserFunctions;
import io.millrace.flow.internal.plan.Plan;
import io.millrace.flow.internal.reducer.composed.CompositeReducer;
import io.millrace.flow.internal.shuffle.Reduction;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import org.apache.beam.sdk.coders.CannotProvideCoderException;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.CoderRegistry;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.VoidCoder;
import org.apache.beam.sdk.transforms.ProcessFunction;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.TypeDescriptor;
import org.apache.beam.sdk.values.TypeDescriptors;

/**
 * A flow whose elements are partitioned by a key; all that can be done with it is to reduce it.
 *
 * <p>A reduce gives one result for each key that occurs, and for each window where the flow is
 * windowed; empty input gives none. Elements are folded where they are read, in bounded memory, and
 * only accumulators are shuffled. Behind the shuffle each worker holds the accumulators of one
 * shard of the keys in memory; {@code --shards} makes shards smaller.
 *
 * @param <T> the elements
 * @param <K> their keys
 */
public final class PartitionedFlow<T, K> {

  private final Plan<?, T> plan;
  private final String keyName;
  private final ProcessFunction<? super T, ? extends K> key;
  private final TypeDescriptor<K> keyType;
  private final Coder<K> keyCoder;

  PartitionedFlow(
      Plan<?, T> plan,
      String keyName,
      ProcessFunction<? super T, ? extends K> key,
      TypeDescriptor<K> keyType,
      Coder<K> keyCoder) {
    this.plan = plan;
    this.keyName = keyName;
    this.key = key;
    this.keyType = keyType;
    this.keyCoder = keyCoder;
  }

  /**
   * Reduces the elements of each key to one value: {@code Flow<KV<K, V>>}.
   *
   * @throws IllegalArgumentException if the reducer lacks a coder that it needs
   */
  public <V> KeyedFlow<K, V> reduce(Reducer<? super T, ?, V> reducer) {
    return reduceOne(widened(reducer));
  }

  private <A, V> KeyedFlow<K, V> reduceOne(Reducer<T, A, V> reducer) {
    Reduction<T, K, A, V, KV<K, V>> reduction = reduction(reducer, KV::of);
    Coder<V> valueCoder = reduction.valueCoder();
    return new KeyedFlow<>(
        plan.reduce(
            reduction,
            TypeDescriptors.kvs(keyType, typeOf(valueCoder)),
            Optional.of(KvCoder.of(keyCoder, valueCoder))));
  }

  /**
   * Keeps one element of each key, any of them: {@code Flow<T>}. What {@link Flow#uniqBy} does, for
   * keys whose type has to be given.
   *
   * @throws IllegalArgumentException if there is no coder for the elements
   */
  public Flow<T> uniq() {
    return keepOne(Reducers.any());
  }

  private <A> Flow<T> keepOne(Reducer<T, A, T> any) {
    return new Flow<>(
        plan.reduce(
            reduction(any, (k, element) -> element), plan.type(), Optional.of(plan.coder())));
  }

  /**
   * The elements of each key as a list, in no order: {@code KeyedFlow<K, List<T>>}.
   *
   * <p>A list is held in memory, by the worker that folds and by the one that merges. Where its
   * elements are reduced afterwards, a reducer does it in less; where some will do, {@link
   * Reducers#collect(int)}, {@link Reducers#topN} and {@link Reducers#sample} have a bound.
   *
   * @throws IllegalArgumentException if there is no coder for the elements
   */
  public KeyedFlow<K, List<T>> group() {
    return reduce(Reducers.collect());
  }

  /** See {@link Flow#reduceAll}. */
  static <T, V> Flow<V> all(Plan<?, T> plan, Reducer<? super T, ?, V> reducer) {
    PartitionedFlow<T, Void> whole =
        new PartitionedFlow<>(
            plan, "all", element -> null, TypeDescriptors.voids(), VoidCoder.of());
    return whole.reduceWhole(widened(reducer));
  }

  private <A, V> Flow<V> reduceWhole(Reducer<T, A, V> reducer) {
    Reduction<T, K, A, V, V> reduction = reduction("all", reducer, (k, value) -> value, true);
    return new Flow<>(
        plan.reduce(
            reduction, typeOf(reduction.valueCoder()), Optional.of(reduction.valueCoder())));
  }

  /**
   * Reduces the elements of each key to one value, and makes a result of key and value.
   *
   * @throws IllegalArgumentException if the reducer lacks a coder that it needs, or the function
   *     cannot be serialised, or the type of its results is not known; so for all of these
   */
  public <A, R> Flow<R> reduce(
      Reducer<? super T, ?, A> first, KeyedResult.Of1<? super K, ? super A, R> result) {
    return reduceAll(
        List.of(first),
        (k, v) -> result.apply(k, value(v, 0)),
        resultType(result, KeyedResult.Of1.class));
  }

  /** Reduces the elements of each key to two values in one pass, and makes a result of them. */
  public <A, B, R> Flow<R> reduce(
      Reducer<? super T, ?, A> first,
      Reducer<? super T, ?, B> second,
      KeyedResult.Of2<? super K, ? super A, ? super B, R> result) {
    return reduceAll(
        List.of(first, second),
        (k, v) -> result.apply(k, value(v, 0), value(v, 1)),
        resultType(result, KeyedResult.Of2.class));
  }

  /** Reduces the elements of each key to three values in one pass, and makes a result of them. */
  public <A, B, C, R> Flow<R> reduce(
      Reducer<? super T, ?, A> first,
      Reducer<? super T, ?, B> second,
      Reducer<? super T, ?, C> third,
      KeyedResult.Of3<? super K, ? super A, ? super B, ? super C, R> result) {
    return reduceAll(
        List.of(first, second, third),
        (k, v) -> result.apply(k, value(v, 0), value(v, 1), value(v, 2)),
        resultType(result, KeyedResult.Of3.class));
  }

  /** Reduces the elements of each key to four values in one pass, and makes a result of them. */
  public <A, B, C, D, R> Flow<R> reduce(
      Reducer<? super T, ?, A> first,
      Reducer<? super T, ?, B> second,
      Reducer<? super T, ?, C> third,
      Reducer<? super T, ?, D> fourth,
      KeyedResult.Of4<? super K, ? super A, ? super B, ? super C, ? super D, R> result) {
    return reduceAll(
        List.of(first, second, third, fourth),
        (k, v) -> result.apply(k, value(v, 0), value(v, 1), value(v, 2), value(v, 3)),
        resultType(result, KeyedResult.Of4.class));
  }

  /** Reduces the elements of each key to five values in one pass, and makes a result of them. */
  public <A, B, C, D, E, R> Flow<R> reduce(
      Reducer<? super T, ?, A> first,
      Reducer<? super T, ?, B> second,
      Reducer<? super T, ?, C> third,
      Reducer<? super T, ?, D> fourth,
      Reducer<? super T, ?, E> fifth,
      KeyedResult.Of5<? super K, ? super A, ? super B, ? super C, ? super D, ? super E, R> result) {
    return reduceAll(
        List.of(first, second, third, fourth, fifth),
        (k, v) -> result.apply(k, value(v, 0), value(v, 1), value(v, 2), value(v, 3), value(v, 4)),
        resultType(result, KeyedResult.Of5.class));
  }

  /** Reduces the elements of each key to six values in one pass, and makes a result of them. */
  public <A, B, C, D, E, F, R> Flow<R> reduce(
      Reducer<? super T, ?, A> first,
      Reducer<? super T, ?, B> second,
      Reducer<? super T, ?, C> third,
      Reducer<? super T, ?, D> fourth,
      Reducer<? super T, ?, E> fifth,
      Reducer<? super T, ?, F> sixth,
      KeyedResult.Of6<
              ? super K, ? super A, ? super B, ? super C, ? super D, ? super E, ? super F, R>
          result) {
    return reduceAll(
        List.of(first, second, third, fourth, fifth, sixth),
        (k, v) ->
            result.apply(
                k, value(v, 0), value(v, 1), value(v, 2), value(v, 3), value(v, 4), value(v, 5)),
        resultType(result, KeyedResult.Of6.class));
  }

  /**
   * Reduces the elements of each key by any number of reducers in one pass, and makes a result of
   * the key and an array with one value a reducer.
   *
   * @param type the type of the results
   */
  public <R> Flow<R> reduce(
      TypeDescriptor<R> type,
      List<? extends Reducer<? super T, ?, ?>> reducers,
      KeyedResult.OfAll<? super K, R> result) {
    return reduceAll(reducers, UserFunctions.checked("reduce", result), type);
  }

  /** Like the reduce of a list of reducers, for results whose type has no coder but this one. */
  public <R> Flow<R> reduce(
      Coder<R> coder,
      List<? extends Reducer<? super T, ?, ?>> reducers,
      KeyedResult.OfAll<? super K, R> result) {
    UserFunctions.checked("reduce", result);
    return new Flow<>(
        plan.reduce(
            reduction(new CompositeReducer<T>(reducers), result::apply),
            coder.getEncodedTypeDescriptor(),
            Optional.of(coder)));
  }

  private <R> Flow<R> reduceAll(
      List<? extends Reducer<? super T, ?, ?>> reducers,
      KeyedResult.OfAll<? super K, R> result,
      TypeDescriptor<R> type) {
    return new Flow<>(
        plan.reduce(
            reduction(new CompositeReducer<T>(reducers), result::apply), type, Optional.empty()));
  }

  private <A, V, R> Reduction<T, K, A, V, R> reduction(
      Reducer<T, A, V> reducer, KeyedResult.Of1<K, V, R> result) {
    return reduction("by " + keyName, reducer, result, false);
  }

  private <A, V, R> Reduction<T, K, A, V, R> reduction(
      String by, Reducer<T, A, V> reducer, KeyedResult.Of1<K, V, R> result, boolean always) {
    CoderRegistry coders = plan.pipeline().getCoderRegistry();
    try {
      return new Reduction<>(
          by,
          key,
          keyCoder,
          reducer,
          reducer.accumulatorCoder(coders, plan.type()),
          reducer.resultCoder(coders, plan.type()),
          result,
          always);
    } catch (CannotProvideCoderException e) {
      throw new IllegalArgumentException("reduce: " + e.getMessage(), e);
    }
  }

  @SuppressWarnings("unchecked") // without what a descriptor that a coder made of its type captures
  private static <V> TypeDescriptor<V> typeOf(Coder<V> coder) {
    return (TypeDescriptor<V>) TypeDescriptor.of(coder.getEncodedTypeDescriptor().getType());
  }

  private <R> TypeDescriptor<R> resultType(Serializable result, Class<?> functionInterface) {
    return UserFunctions.resultType(
        "reduce", UserFunctions.checked("reduce", result), functionInterface, keyType);
  }

  // The i-th value is the i-th reducer's, whose type the caller has.
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <V> V value(Object[] values, int i) {
    return (V) values[i];
  }

  @SuppressWarnings("unchecked") // a reducer only takes elements in
  private static <T, A, V> Reducer<T, A, V> widened(Reducer<? super T, A, V> reducer) {
    return (Reducer<T, A, V>) reducer;
  }
}
