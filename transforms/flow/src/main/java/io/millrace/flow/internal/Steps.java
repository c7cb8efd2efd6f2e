package io.millrace.flow.internal;

import io.millrace.flow.Action;
import io.millrace.flow.Async;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.beam.sdk.transforms.ProcessFunction;
import org.apache.beam.sdk.values.TypeDescriptor;

/**
 * The operators between two boundaries, fused: a list of {@link Step steps}, each typed by its
 * neighbours.
 *
 * @param <A> what comes into the first
 * @param <B> what goes out of the last
 */
@SuppressWarnings("unchecked") // then() is the only way to add a step, and it checks the types
public final class Steps<A, B> implements Serializable {

  private static final long serialVersionUID = 1L;

  private final ArrayList<Step<Object, Object>> list;

  private Steps(List<Step<Object, Object>> list) {
    this.list = new ArrayList<>(list);
  }

  /** No operators. */
  public static <A> Steps<A, A> none() {
    return new Steps<>(List.of());
  }

  /** A step that applies a function; the type is null where it is to be read from the function. */
  public static <A, B> Step<A, B> map(
      ProcessFunction<? super A, ? extends B> function, TypeDescriptor<B> type) {
    UserFunctions.checked("map", function);
    return new MapStep<>(UserFunctions.nameOf("map", function), function, plain(type));
  }

  /** A step that keeps what the predicate accepts. */
  public static <A> Step<A, A> filter(ProcessFunction<? super A, Boolean> predicate) {
    UserFunctions.checked("filter", predicate);
    return new FilterStep<>(UserFunctions.nameOf("filter", predicate), predicate, true);
  }

  /** A step that drops what the predicate accepts. */
  public static <A> Step<A, A> reject(ProcessFunction<? super A, Boolean> predicate) {
    UserFunctions.checked("reject", predicate);
    return new FilterStep<>(UserFunctions.nameOf("reject", predicate), predicate, false);
  }

  /** A step that puts a function's many results in the element's place. */
  public static <A, B> Step<A, B> flatMap(
      ProcessFunction<? super A, ? extends Iterable<? extends B>> function,
      TypeDescriptor<B> type) {
    UserFunctions.checked("flatMap", function);
    return new FlatMapStep<>(UserFunctions.nameOf("flatMap", function), function, plain(type));
  }

  /** A step that does something with each element. */
  public static <A> Step<A, A> each(Action<? super A> action) {
    UserFunctions.checked("each", action);
    return new EachStep<>(UserFunctions.nameOf("each", action), action);
  }

  /** A step that counts what passes. */
  public static <A> Step<A, A> counted(String metric) {
    return new CountedStep<>("counted " + metric, metric);
  }

  /** A step that applies a function to many elements at a time. */
  public static <A, B> Step<A, B> mapBatch(
      int size,
      ProcessFunction<? super List<A>, ? extends Iterable<? extends B>> function,
      TypeDescriptor<B> type) {
    if (size < 1) {
      throw new IllegalArgumentException(
          "mapBatch: a batch of size %d holds nothing".formatted(size));
    }
    UserFunctions.checked("mapBatch", function);
    return new MapBatchStep<>(
        UserFunctions.nameOf("mapBatch", function), size, function, plain(type));
  }

  /** A step that applies a function, with several calls under way at a time. */
  public static <A, B> Step<A, B> mapAsync(
      Async async, ProcessFunction<? super A, ? extends B> function, TypeDescriptor<B> type) {
    UserFunctions.checked("mapAsync", function);
    return new MapAsyncStep<>(
        UserFunctions.nameOf("mapAsync", function), function, async, plain(type));
  }

  /** The type alone: a descriptor that was made as {@code new TypeDescriptor<…>() {}} captures. */
  private static <B> TypeDescriptor<B> plain(TypeDescriptor<B> type) {
    return type == null ? null : (TypeDescriptor<B>) TypeDescriptor.of(type.getType());
  }

  /** These steps and one more. */
  public <C> Steps<A, C> then(Step<B, C> step) {
    List<Step<Object, Object>> longer = new ArrayList<>(list);
    longer.add((Step<Object, Object>) (Step<?, ?>) step);
    return new Steps<>(longer);
  }

  /** These steps, then those. */
  public <C> Steps<A, C> andThen(Steps<B, C> next) {
    List<Step<Object, Object>> longer = new ArrayList<>(list);
    longer.addAll(next.list);
    return new Steps<>(longer);
  }

  int size() {
    return list.size();
  }

  Step<Object, Object> get(int i) {
    return list.get(i);
  }

  /** Those of the steps that put failures aside. */
  List<OnErrorStep<?>> onErrors() {
    List<OnErrorStep<?>> found = new ArrayList<>();
    for (Step<?, ?> step : list) {
      if (step instanceof OnErrorStep<?> onError) {
        found.add(onError);
      }
    }
    return found;
  }

  /** The names of the steps, in order. */
  public List<String> names() {
    return list.stream().map(Step::name).collect(Collectors.toList());
  }
}
