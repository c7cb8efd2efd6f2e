package io.millrace.flow.internal.reducer;

import io.millrace.flow.internal.function.UserFunctions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.apache.beam.sdk.coders.CannotProvideCoderException;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.CoderRegistry;
import org.apache.beam.sdk.coders.ListCoder;
import org.apache.beam.sdk.transforms.SerializableComparator;
import org.apache.beam.sdk.values.TypeDescriptor;

/**
 * The n greatest elements, greatest first: a heap of at most n with the smallest at its head, which
 * a greater one replaces. Elements that the order does not tell apart are told apart by {@link
 * TieBreak}.
 *
 * @param <T> the elements
 */
public final class TopReducer<T> extends HoldingReducer<T, T, List<T>> {

  private static final long serialVersionUID = 1L;

  private final String name;
  private final int n;
  private final SerializableComparator<? super T> order;

  public TopReducer(String name, int n, SerializableComparator<? super T> order) {
    this.name = name;
    this.n = Limits.atLeastOne(name, "n", n);
    this.order = UserFunctions.checked(name, order);
  }

  private Comparator<T> totalOrder() {
    return TieBreak.after(order);
  }

  @Override
  Collection<T> empty() {
    return new PriorityQueue<>(totalOrder());
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
    PriorityQueue<T> heap = (PriorityQueue<T>) held.values;
    if (heap.size() < n) {
      putForNow(held, element);
      return;
    }
    if (heap.comparator().compare(element, heap.peek()) > 0) {
      replaceHead(held, element);
    }
  }

  @Override
  public List<T> finish(Held<T> held) {
    List<T> sorted = new ArrayList<>(held.values);
    sorted.sort(totalOrder().reversed());
    return Collections.unmodifiableList(sorted);
  }

  @Override
  Coder<T> valueCoder(CoderRegistry coders, TypeDescriptor<? extends T> elements)
      throws CannotProvideCoderException {
    return ElementValue.<T>itself(name).coder(coders, elements);
  }

  @Override
  public Coder<List<T>> resultCoder(CoderRegistry coders, TypeDescriptor<? extends T> elements)
      throws CannotProvideCoderException {
    return ListCoder.of(valueCoder(coders, elements));
  }
}
