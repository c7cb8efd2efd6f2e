package io.millrace.flow;

import io.millrace.flow.connect.Split;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.beam.sdk.values.TypeDescriptor;

/** A source of given splits. */
final class ListSource<T> extends Source<T> {

  private static final long serialVersionUID = 1L;

  private final Class<T> type;
  private final transient List<List<T>> splits;

  private ListSource(Class<T> type, List<List<T>> splits) {
    this.type = type;
    this.splits = splits;
  }

  static ListSource<String> of() {
    return new ListSource<>(String.class, List.of());
  }

  @SafeVarargs
  @SuppressWarnings({"unchecked", "varargs"}) // the class of an element; the array is only read
  static <T> ListSource<T> of(List<T>... splits) {
    return new ListSource<>((Class<T>) splits[0].get(0).getClass(), Arrays.asList(splits));
  }

  @Override
  protected List<Split<T>> splits(int parallelism) {
    return splits.stream().<Split<T>>map(elements -> split(elements)).toList();
  }

  private static <T> Split<T> split(List<T> elements) {
    List<T> serialisable = new ArrayList<>(elements);
    return receiver -> {
      for (T element : serialisable) {
        receiver.accept(element);
      }
    };
  }

  @Override
  protected TypeDescriptor<T> elementType() {
    return TypeDescriptor.of(type);
  }
}
