package io.millrace.flow.function;

import io.millrace.flow.Reducers;
import io.millrace.flow.internal.memory.Weight;
import java.io.Serializable;
import org.apache.beam.sdk.coders.CannotProvideCoderException;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.CoderRegistry;
import org.apache.beam.sdk.transforms.Combine.CombineFn;
import org.apache.beam.sdk.values.TypeDescriptor;

/**
 * A way to reduce many elements to one value, as four functions over an accumulator.
 *
 * <p>A reducer is a value: made once, shared freely, serialised to the workers. Elements of one key
 * are folded on many workers at a time and the accumulators merged in any order, so these laws
 * hold, with {@code =} meaning that {@link #finish} gives equal results:
 *
 * <ul>
 *   <li>{@code merge(a, b) = merge(b, a)} and {@code merge(a, merge(b, c)) = merge(merge(a, b), c)}
 *   <li>{@code merge(a, create()) = a}
 *   <li>{@code add(a, x) = merge(a, add(create(), x))}
 *   <li>{@code finish} does not change the accumulator
 *   <li>an accumulator that went through {@link #accumulatorCoder} is equal to itself
 * </ul>
 *
 * <p>{@link Reducers} has the usual ones. {@link #asCombineFn} makes one usable in any Beam {@code
 * Combine}.
 *
 * @param <T> the elements
 * @param <A> the accumulator; it may be mutable
 * @param <R> the result
 */
public abstract class Reducer<T, A, R> implements Serializable {

  private static final long serialVersionUID = 1L;

  /** An accumulator of no elements. */
  public abstract A create();

  /**
   * Adds one element. May change and return the accumulator that it is given, never the element.
   *
   * @throws Exception whatever a user function inside throws
   */
  public abstract A add(A accumulator, T element) throws Exception;

  /** Merges two accumulators. May change and return the first, never the second. */
  public abstract A merge(A accumulator, A other);

  /**
   * The result; the accumulator stays as it is, and the result stays as it is when the accumulator
   * goes on.
   */
  public abstract R finish(A accumulator);

  /**
   * Whether an accumulator takes more memory the more elements it has seen; by default it does not.
   * Tables ask for the {@link #weight} of those that do before and after each {@link #add}, and for
   * that of all others now and then.
   */
  public boolean grows() {
    return false;
  }

  /**
   * About how many bytes of memory an accumulator takes with what it holds, beyond the few that
   * each entry of a table takes anyway. In constant time where the reducer {@link #grows}. By
   * default a sample of what its fields hold is looked at.
   */
  public long weight(A accumulator) {
    return Weight.beyondSmall(accumulator);
  }

  /**
   * The coder of the accumulators between two workers.
   *
   * @param elements the type of the elements, as far as it is known
   * @throws CannotProvideCoderException if the registry lacks a coder that it is made of
   */
  public abstract Coder<A> accumulatorCoder(
      CoderRegistry coders, TypeDescriptor<? extends T> elements)
      throws CannotProvideCoderException;

  /**
   * The coder of the results.
   *
   * @param elements the type of the elements, as far as it is known
   * @throws CannotProvideCoderException if the registry lacks a coder that it is made of
   */
  public abstract Coder<R> resultCoder(CoderRegistry coders, TypeDescriptor<? extends T> elements)
      throws CannotProvideCoderException;

  /** The same reduction for Beam's {@code Combine}. */
  public final CombineFn<T, ?, R> asCombineFn() {
    return new ReducerCombineFn<>(this);
  }
}
