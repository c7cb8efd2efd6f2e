package io.millrace.flow;

import io.millrace.flow.function.CombinedResult;
import io.millrace.flow.function.Reducer;
import io.millrace.flow.internal.function.FunctionType;
import io.millrace.flow.internal.function.UserFunctions;
import io.millrace.flow.internal.reducer.CombineFnReducer;
import io.millrace.flow.internal.reducer.ElementValue;
import io.millrace.flow.internal.reducer.FoldReducer;
import io.millrace.flow.internal.reducer.composed.CompositeReducer;
import io.millrace.flow.internal.reducer.composed.FilteringReducer;
import io.millrace.flow.internal.reducer.composed.FinishingReducer;
import io.millrace.flow.internal.reducer.composed.MappingReducer;
import java.io.Serializable;
import java.util.List;
import org.apache.beam.sdk.transforms.Combine.CombineFn;
import org.apache.beam.sdk.transforms.ProcessFunction;
import org.apache.beam.sdk.transforms.SerializableBiFunction;
import org.apache.beam.sdk.util.SerializableSupplier;
import org.apache.beam.sdk.values.TypeDescriptor;

/**
 * Reducers made of others and of functions. They are called as methods of {@link Reducers}, which
 * inherits them: one name to import, two files to read.
 */
abstract class ComposedReducers {

  ComposedReducers() {}

  /**
   * Reduces the elements that a predicate accepts: {@code filtering(Order::isPaid, count())}. Gives
   * what the other reducer gives of nothing where it accepts none.
   */
  public static <T, R> Reducer<T, ?, R> filtering(
      ProcessFunction<? super T, Boolean> predicate, Reducer<? super T, ?, ? extends R> reducer) {
    return new FilteringReducer<>("filtering", predicate, reducer);
  }

  /**
   * Reduces what a function gives for the elements: {@code mapping(Order::product, distinct())}.
   * Null is passed by, so {@code mapping(Order::discount, count())} counts what is not null.
   */
  public static <T, V, R> Reducer<T, ?, R> mapping(
      ProcessFunction<? super T, ? extends V> function,
      Reducer<? super V, ?, ? extends R> reducer) {
    return mapping((TypeDescriptor<V>) null, function, reducer);
  }

  /** {@link #mapping(ProcessFunction, Reducer)} with the type of what is reduced given. */
  public static <T, V, R> Reducer<T, ?, R> mapping(
      Class<V> type,
      ProcessFunction<? super T, ? extends V> function,
      Reducer<? super V, ?, ? extends R> reducer) {
    return mapping(TypeDescriptor.of(type), function, reducer);
  }

  /** {@link #mapping(ProcessFunction, Reducer)} with the type of what is reduced given. */
  public static <T, V, R> Reducer<T, ?, R> mapping(
      TypeDescriptor<V> type,
      ProcessFunction<? super T, ? extends V> function,
      Reducer<? super V, ?, ? extends R> reducer) {
    return new MappingReducer<>(ElementValue.<T, V>of("mapping", type, function), reducer);
  }

  /**
   * Makes something else of a reducer's result: {@code finishing(collect(100), Report::of)}. The
   * function sees null where that is the result, and may give null.
   */
  public static <T, A, R> Reducer<T, ?, R> finishing(
      Reducer<? super T, ?, ? extends A> reducer,
      ProcessFunction<? super A, ? extends R> function) {
    return finishing((TypeDescriptor<R>) null, reducer, function);
  }

  /** {@link #finishing(Reducer, ProcessFunction)} with the type of the result given. */
  public static <T, A, R> Reducer<T, ?, R> finishing(
      Class<R> type,
      Reducer<? super T, ?, ? extends A> reducer,
      ProcessFunction<? super A, ? extends R> function) {
    return finishing(TypeDescriptor.of(type), reducer, function);
  }

  /** {@link #finishing(Reducer, ProcessFunction)} with the type of the result given. */
  public static <T, A, R> Reducer<T, ?, R> finishing(
      TypeDescriptor<R> type,
      Reducer<? super T, ?, ? extends A> reducer,
      ProcessFunction<? super A, ? extends R> function) {
    return new FinishingReducer<T, Object, A, R>(
        "finishing", type, ComposedReducers.<T, A>anyAccumulators(reducer), function);
  }

  /**
   * Several reducers over the same elements in one pass: {@code Object[]}, one result a reducer in
   * this order. Holds the sum of what they hold.
   *
   * @throws IllegalArgumentException if there are none
   */
  public static <T> Reducer<T, ?, Object[]> all(List<? extends Reducer<? super T, ?, ?>> reducers) {
    if (reducers.isEmpty()) {
      throw new IllegalArgumentException("all: no reducers, must be at least 1");
    }
    return new CompositeReducer<>(reducers);
  }

  /**
   * Two reducers over the same elements in one pass, and a value made of their results: {@code
   * all(min(Order::at), max(Order::at), Span::new)}. Its type is read from the function, which is a
   * reference, or a lambda with a result that is not generic.
   */
  public static <T, A, B, R> Reducer<T, ?, R> all(
      Reducer<? super T, ?, A> first,
      Reducer<? super T, ?, B> second,
      CombinedResult.Of2<? super A, ? super B, R> result) {
    return combined(
        result,
        CombinedResult.Of2.class,
        List.of(first, second),
        v -> result.apply(value(v, 0), value(v, 1)));
  }

  /** {@link #all(Reducer, Reducer, CombinedResult.Of2)} with three reducers. */
  public static <T, A, B, C, R> Reducer<T, ?, R> all(
      Reducer<? super T, ?, A> first,
      Reducer<? super T, ?, B> second,
      Reducer<? super T, ?, C> third,
      CombinedResult.Of3<? super A, ? super B, ? super C, R> result) {
    return combined(
        result,
        CombinedResult.Of3.class,
        List.of(first, second, third),
        v -> result.apply(value(v, 0), value(v, 1), value(v, 2)));
  }

  /** {@link #all(Reducer, Reducer, CombinedResult.Of2)} with four reducers. */
  public static <T, A, B, C, D, R> Reducer<T, ?, R> all(
      Reducer<? super T, ?, A> first,
      Reducer<? super T, ?, B> second,
      Reducer<? super T, ?, C> third,
      Reducer<? super T, ?, D> fourth,
      CombinedResult.Of4<? super A, ? super B, ? super C, ? super D, R> result) {
    return combined(
        result,
        CombinedResult.Of4.class,
        List.of(first, second, third, fourth),
        v -> result.apply(value(v, 0), value(v, 1), value(v, 2), value(v, 3)));
  }

  /** {@link #all(Reducer, Reducer, CombinedResult.Of2)} with five reducers. */
  public static <T, A, B, C, D, E, R> Reducer<T, ?, R> all(
      Reducer<? super T, ?, A> first,
      Reducer<? super T, ?, B> second,
      Reducer<? super T, ?, C> third,
      Reducer<? super T, ?, D> fourth,
      Reducer<? super T, ?, E> fifth,
      CombinedResult.Of5<? super A, ? super B, ? super C, ? super D, ? super E, R> result) {
    return combined(
        result,
        CombinedResult.Of5.class,
        List.of(first, second, third, fourth, fifth),
        v -> result.apply(value(v, 0), value(v, 1), value(v, 2), value(v, 3), value(v, 4)));
  }

  /** {@link #all(Reducer, Reducer, CombinedResult.Of2)} with six reducers. */
  public static <T, A, B, C, D, E, F, R> Reducer<T, ?, R> all(
      Reducer<? super T, ?, A> first,
      Reducer<? super T, ?, B> second,
      Reducer<? super T, ?, C> third,
      Reducer<? super T, ?, D> fourth,
      Reducer<? super T, ?, E> fifth,
      Reducer<? super T, ?, F> sixth,
      CombinedResult.Of6<? super A, ? super B, ? super C, ? super D, ? super E, ? super F, R>
          result) {
    return combined(
        result,
        CombinedResult.Of6.class,
        List.of(first, second, third, fourth, fifth, sixth),
        v ->
            result.apply(
                value(v, 0), value(v, 1), value(v, 2), value(v, 3), value(v, 4), value(v, 5)));
  }

  /**
   * A reducer of three functions, its accumulator being the result: {@code fold(() -> 1L, (product,
   * order) -> product * order.factor(), (a, b) -> a * b)}. Gives the initial value of nothing.
   *
   * <p>The functions keep the laws of {@link Reducer}: {@code merge} is associative and
   * commutative, and the initial value changes nothing when merged. They may change and return
   * their first argument, never the second; an accumulator that is changed must be made anew by
   * each call of {@code initial}, and is not to be changed once it was a result, so prefer
   * immutable ones. Where it starts as a collection, a map or a text, tables know that it grows.
   */
  public static <T, A> Reducer<T, ?, A> fold(
      SerializableSupplier<? extends A> initial,
      SerializableBiFunction<? super A, ? super T, ? extends A> add,
      SerializableBiFunction<? super A, ? super A, ? extends A> merge) {
    return new FoldReducer<>(null, initial, add, merge);
  }

  /** {@link #fold(SerializableSupplier, SerializableBiFunction, SerializableBiFunction)}, typed. */
  public static <T, A> Reducer<T, ?, A> fold(
      Class<A> type,
      SerializableSupplier<? extends A> initial,
      SerializableBiFunction<? super A, ? super T, ? extends A> add,
      SerializableBiFunction<? super A, ? super A, ? extends A> merge) {
    return fold(TypeDescriptor.of(type), initial, add, merge);
  }

  /** {@link #fold(SerializableSupplier, SerializableBiFunction, SerializableBiFunction)}, typed. */
  public static <T, A> Reducer<T, ?, A> fold(
      TypeDescriptor<A> type,
      SerializableSupplier<? extends A> initial,
      SerializableBiFunction<? super A, ? super T, ? extends A> add,
      SerializableBiFunction<? super A, ? super A, ? extends A> merge) {
    return new FoldReducer<>(type, initial, add, merge);
  }

  /**
   * A Beam {@code CombineFn} as a reducer: {@code from(ApproximateUnique…)}, {@code
   * from(Mean.of())}. {@link Reducer#asCombineFn} is the way back. Accumulators and results have
   * the coders that the {@code CombineFn} names; it is taken to hold little, so one whose
   * accumulators grow is better written as a {@link Reducer} that says so.
   */
  public static <T, R> Reducer<T, ?, R> from(CombineFn<T, ?, R> combine) {
    return new CombineFnReducer<>(combine);
  }

  private static <T, R> Reducer<T, ?, R> combined(
      Serializable result,
      Class<?> interfaceType,
      List<? extends Reducer<? super T, ?, ?>> reducers,
      ProcessFunction<Object[], R> function) {
    TypeDescriptor<R> type =
        FunctionType.of(UserFunctions.checked("all", result))
            .<R>result(interfaceType, TypeDescriptor.of(Object.class))
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "all: the type of the function's result is not known, because Java erases"
                            + " it from a lambda. Use a reference to a constructor or a method,"
                            + " which keeps it; or finishing(new TypeDescriptor<Type>() {},"
                            + " all(List.of(…)), values -> …)"));
    return new FinishingReducer<T, Object[], Object[], R>(
        "all", type, new CompositeReducer<T>(reducers), function);
  }

  // The i-th value is the i-th reducer's, whose type the caller has.
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <V> V value(Object[] values, int i) {
    return (V) values[i];
  }

  @SuppressWarnings("unchecked") // a reducer is only given accumulators that it made
  private static <T, A> Reducer<? super T, Object, ? extends A> anyAccumulators(
      Reducer<? super T, ?, ? extends A> reducer) {
    return (Reducer<? super T, Object, ? extends A>) reducer;
  }
}
