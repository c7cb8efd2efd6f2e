package io.millrace.flow.internal.reducer;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.beam.sdk.coders.CannotProvideCoderException;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.CoderRegistry;
import org.apache.beam.sdk.coders.ListCoder;
import org.apache.beam.sdk.values.TypeDescriptor;

/**
 * All elements, in no order; more than the limit are an error.
 *
 * @param <T> the elements
 */
public final class CollectReducer<T> extends HoldingReducer<T, T, List<T>> {

  private static final long serialVersionUID = 1L;

  private final int limit;

  public CollectReducer(int limit) {
    this.limit = Limits.atLeastOne("collect", "limit", limit);
  }

  @Override
  Collection<T> empty() {
    return new ArrayList<>();
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
    if (held.values.size() >= limit) {
      throw new IllegalStateException(
          ("collect: more than %d elements of one key; raise the limit, or use topN or sample,"
                  + " which keep some of them")
              .formatted(limit));
    }
    put(held, element);
  }

  @Override
  public List<T> finish(Held<T> held) {
    return List.copyOf(held.values);
  }

  @Override
  Coder<T> valueCoder(CoderRegistry coders, TypeDescriptor<? extends T> elements)
      throws CannotProvideCoderException {
    return ElementValue.<T>itself("collect").coder(coders, elements);
  }

  @Override
  public Coder<List<T>> resultCoder(CoderRegistry coders, TypeDescriptor<? extends T> elements)
      throws CannotProvideCoderException {
    return ListCoder.of(valueCoder(coders, elements));
  }
}
