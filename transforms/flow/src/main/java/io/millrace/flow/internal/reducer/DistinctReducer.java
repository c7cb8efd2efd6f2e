package io.millrace.flow.internal.reducer;

import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import org.apache.beam.sdk.coders.CannotProvideCoderException;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.CoderRegistry;
import org.apache.beam.sdk.coders.SetCoder;
import org.apache.beam.sdk.coders.VarLongCoder;
import org.apache.beam.sdk.values.TypeDescriptor;

/**
 * The elements that differ by {@code equals}, or how many they are.
 *
 * @param <T> the elements
 * @param <R> the result
 */
public abstract class DistinctReducer<T, R> extends HoldingReducer<T, T, R> {

  private static final long serialVersionUID = 1L;

  private final String name;

  private DistinctReducer(String name) {
    this.name = name;
  }

  /** The elements themselves. */
  public static <T> DistinctReducer<T, Set<T>> elements() {
    return new Values<>();
  }

  /** How many they are. */
  public static <T> DistinctReducer<T, Long> number() {
    return new Count<>();
  }

  @Override
  Collection<T> empty() {
    return new HashSet<>();
  }

  @Override
  public Held<T> add(Held<T> held, T element) {
    if (element != null) {
      offer(held, element);
    }
    return held;
  }

  @Override
  void offer(Held<T> held, T element) {
    put(held, element);
  }

  @Override
  Coder<T> valueCoder(CoderRegistry coders, TypeDescriptor<? extends T> elements)
      throws CannotProvideCoderException {
    Equality.check(name, elements);
    return ElementValue.<T>itself(name).coder(coders, elements);
  }

  private static final class Values<T> extends DistinctReducer<T, Set<T>> {

    private static final long serialVersionUID = 1L;

    Values() {
      super("distinct");
    }

    @Override
    public Set<T> finish(Held<T> held) {
      return Collections.unmodifiableSet(new HashSet<>(held.values));
    }

    @Override
    public Coder<Set<T>> resultCoder(CoderRegistry coders, TypeDescriptor<? extends T> elements)
        throws CannotProvideCoderException {
      return SetCoder.of(valueCoder(coders, elements));
    }
  }

  private static final class Count<T> extends DistinctReducer<T, Long> {

    private static final long serialVersionUID = 1L;

    Count() {
      super("countDistinct");
    }

    @Override
    public Long finish(Held<T> held) {
      return (long) held.values.size();
    }

    @Override
    public Coder<Long> resultCoder(CoderRegistry coders, TypeDescriptor<? extends T> elements) {
      return VarLongCoder.of();
    }
  }
}
