package io.millrace.flow.internal.step;

import io.millrace.flow.function.Action;
import io.millrace.flow.internal.function.UserFunctions;
import io.millrace.flow.options.Async;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.beam.sdk.coders.Coder;
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

  /** The coders of what comes in, and of what each step gives; null where nobody needs one. */
  private final ArrayList<Coder<Object>> coders;

  private Steps(List<Step<Object, Object>> list, List<Coder<Object>> coders) {
    this.list = new ArrayList<>(list);
    this.coders = new ArrayList<>(coders);
  }

  /** No operators. */
  public static <A> Steps<A, A> none() {
    return none(null);
  }

  /** No operators, on elements with a coder; null where nobody needs it. */
  public static <A> Steps<A, A> none(Coder<A> nullableCoder) {
    return new Steps<>(List.of(), Collections.singletonList((Coder<Object>) nullableCoder));
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
    return then(step, null);
  }

  /** These steps and one more, with a coder for what it gives; null where nobody needs it. */
  public <C> Steps<A, C> then(Step<B, C> step, Coder<C> nullableCoder) {
    List<Step<Object, Object>> longer = new ArrayList<>(list);
    longer.add((Step<Object, Object>) (Step<?, ?>) step);
    List<Coder<Object>> more = new ArrayList<>(coders);
    more.add((Coder<Object>) nullableCoder);
    return new Steps<>(longer, more);
  }

  /** These steps, then those. */
  public <C> Steps<A, C> andThen(Steps<B, C> next) {
    List<Step<Object, Object>> longer = new ArrayList<>(list);
    longer.addAll(next.list);
    List<Coder<Object>> more = new ArrayList<>(coders);
    if (more.get(list.size()) == null) {
      more.set(list.size(), next.coders.get(0));
    }
    more.addAll(next.coders.subList(1, next.coders.size()));
    return new Steps<>(longer, more);
  }

  /** The coder of what comes out of the first steps; empty where nobody needs one. */
  public Optional<Coder<Object>> coder(int steps) {
    return Optional.ofNullable(coders.get(steps));
  }

  public int size() {
    return list.size();
  }

  public Step<Object, Object> get(int i) {
    return list.get(i);
  }

  /** Those of the steps that put failures aside. */
  public List<OnErrorStep<?>> onErrors() {
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
