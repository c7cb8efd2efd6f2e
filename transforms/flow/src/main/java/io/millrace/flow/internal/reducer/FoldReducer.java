package io.millrace.flow.internal.reducer;

import io.millrace.flow.function.Reducer;
import io.millrace.flow.internal.function.ElementCoders;
import io.millrace.flow.internal.function.UserFunctions;
import io.millrace.flow.internal.memory.Weight;
import java.util.Collection;
import java.util.Map;
import org.apache.beam.sdk.coders.CannotProvideCoderException;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.CoderRegistry;
import org.apache.beam.sdk.coders.NullableCoder;
import org.apache.beam.sdk.transforms.SerializableBiFunction;
import org.apache.beam.sdk.util.SerializableSupplier;
import org.apache.beam.sdk.values.TypeDescriptor;

/**
 * A reducer of three functions, whose accumulator is the result.
 *
 * @param <T> the elements
 * @param <A> the accumulators
 */
public final class FoldReducer<T, A> extends Reducer<T, A, A> {

  private static final long serialVersionUID = 1L;

  private final TypeDescriptor<A> type;
  private final SerializableSupplier<? extends A> initial;
  private final SerializableBiFunction<? super A, ? super T, ? extends A> add;
  private final SerializableBiFunction<? super A, ? super A, ? extends A> merge;
  private final boolean grows;

  /** The type is null where it is to be read from the first function. */
  public FoldReducer(
      TypeDescriptor<A> type,
      SerializableSupplier<? extends A> initial,
      SerializableBiFunction<? super A, ? super T, ? extends A> add,
      SerializableBiFunction<? super A, ? super A, ? extends A> merge) {
    this.initial = UserFunctions.checked("fold", initial);
    this.add = UserFunctions.checked("fold", add);
    this.merge = UserFunctions.checked("fold", merge);
    this.type =
        type != null
            ? ElementValue.plain(type)
            : UserFunctions.resultType(
                "fold", initial, SerializableSupplier.class, TypeDescriptor.of(Object.class));
    A empty = initial.get();
    this.grows =
        empty instanceof Collection<?> || empty instanceof Map<?, ?> || empty instanceof String;
  }

  @Override
  public A create() {
    return initial.get();
  }

  @Override
  public A add(A accumulator, T element) {
    return add.apply(accumulator, element);
  }

  @Override
  public A merge(A accumulator, A other) {
    return merge.apply(accumulator, other);
  }

  @Override
  public A finish(A accumulator) {
    return accumulator;
  }

  @Override
  public boolean grows() {
    return grows;
  }

  @Override
  public long weight(A accumulator) {
    return grows ? Weight.ofGrowing(accumulator) : Weight.beyondSmall(accumulator);
  }

  @Override
  public Coder<A> accumulatorCoder(CoderRegistry coders, TypeDescriptor<? extends T> elements)
      throws CannotProvideCoderException {
    return NullableCoder.of(ElementCoders.of(coders, type));
  }

  @Override
  public Coder<A> resultCoder(CoderRegistry coders, TypeDescriptor<? extends T> elements)
      throws CannotProvideCoderException {
    return accumulatorCoder(coders, elements);
  }
}
