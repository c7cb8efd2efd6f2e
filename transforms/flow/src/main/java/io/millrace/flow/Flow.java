package io.millrace.flow;

import io.millrace.flow.function.Action;
import io.millrace.flow.function.Failure;
import io.millrace.flow.function.Reducer;
import io.millrace.flow.internal.function.ElementCoders;
import io.millrace.flow.internal.function.FunctionType;
import io.millrace.flow.internal.function.UserFunctions;
import io.millrace.flow.internal.plan.Plan;
import io.millrace.flow.internal.step.Step;
import io.millrace.flow.internal.step.Steps;
import io.millrace.flow.options.Async;
import io.millrace.flow.options.FlowOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ProcessFunction;
import org.apache.beam.sdk.transforms.SerializableComparator;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PDone;
import org.apache.beam.sdk.values.POutput;
import org.apache.beam.sdk.values.TypeDescriptor;

/**
 * A partition/reduce data flow on Apache Beam, described operator by operator.
 *
 * <pre>{@code
 * Flow.from(pipeline, Jdbc.read(shop, Order.class).table("orders"))
 *     .filter(order -> order.status().equals("PAID"))
 *     .partitionBy(Order::customer)
 *     .reduce(count(), sumDecimal(Order::amount), max(Order::createdAt), CustomerTotal::new)
 *     .into(Jdbc.upsert(reports, CustomerTotal.class).table("customer_totals").key("customer"));
 * }</pre>
 *
 * <p>A flow is an immutable description: each operator gives a new one, and a flow may be continued
 * in several ways; what those have in common is computed once. Operators between two boundaries run
 * fused, as one stage, in plain method calls. Boundaries are {@link #partitionBy}, {@link #into},
 * {@link #toPCollection} and {@link #apply}; only the last three do anything. A pipeline with a
 * flow that has no end is refused when it is run.
 *
 * <p>User functions are serialised when they are handed in. What they return needs a type that Java
 * has not erased: a method reference keeps it, an inline lambda keeps it where it is not generic,
 * and the overloads with a leading {@code Class} or {@code TypeDescriptor} are for the rest. A user
 * function that throws fails the job, naming step, element and cause.
 *
 * <p>Elements are not to be changed: several branches of a flow, and reducers, see the same object.
 * {@link FlowOptions#isCheckUnchanged} finds who does.
 *
 * <p>Elements have no order. Null elements pass between fused operators; where they leave a stage
 * their coder must take them.
 *
 * @param <T> the elements
 */
public sealed class Flow<T> permits KeyedFlow {

  private final Plan<?, T> plan;
  private final Optional<String> nextName;

  Flow(Plan<?, T> plan) {
    this(plan, Optional.empty());
  }

  Flow(Flow<T> same) {
    this(same.plan, same.nextName);
  }

  private Flow(Plan<?, T> plan, Optional<String> nextName) {
    this.plan = plan;
    this.nextName = nextName;
  }

  /**
   * A flow of what a source holds. The source is looked at now: what is wrong with it fails here.
   *
   * @throws IllegalArgumentException if the source's outside data is not there or not as described
   */
  public static <T> Flow<T> from(Pipeline pipeline, Source<T> source) {
    return new Flow<>(source.plan(pipeline));
  }

  /** A flow of the elements of a collection; its windows and its coder are kept. */
  public static <T> Flow<T> of(PCollection<T> collection) {
    return new Flow<>(Plan.begin(collection));
  }

  /** A flow of what a transform of ours takes, which ends it itself. */
  static <T> Flow<T> inside(PCollection<T> collection) {
    return new Flow<>(Plan.of(collection));
  }

  /** {@link #of} for pairs of key and value. */
  public static <K, V> KeyedFlow<K, V> ofPairs(PCollection<KV<K, V>> collection) {
    return new KeyedFlow<>(Plan.begin(collection));
  }

  /**
   * The elements of several flows as one flow. What follows is done where each of them is read, and
   * only what leaves that stage is brought together.
   *
   * @throws IllegalArgumentException if the flows are of several pipelines
   * @throws IllegalStateException if their windows differ, when the flow is compiled
   */
  @SafeVarargs
  @SuppressWarnings("varargs") // the array is only read
  public static <T> Flow<T> merge(Flow<T> first, Flow<T>... others) {
    List<Plan<?, T>> plans = new ArrayList<>();
    plans.add(first.plan);
    for (Flow<T> other : others) {
      if (other.plan.pipeline() != first.plan.pipeline()) {
        throw new IllegalArgumentException(
            "merge: the flows are of several pipelines; read each by itself");
      }
      plans.add(other.plan);
    }
    return new Flow<>(Plan.merged(plans));
  }

  /**
   * Names the next operator in the runner's displays; by default it is called after what it does
   * and the method that it refers to.
   */
  public Flow<T> named(String name) {
    return new Flow<>(plan, Optional.of(Objects.requireNonNull(name, "name")));
  }

  /**
   * Applies a function to each element: {@code Flow<T>} → {@code Flow<U>}.
   *
   * @throws IllegalArgumentException if the function cannot be serialised, or the type of its
   *     results is not known
   */
  public <U> Flow<U> map(ProcessFunction<? super T, ? extends U> function) {
    return then(Steps.map(function, null));
  }

  /** {@link #map(ProcessFunction)} with the type of the results given. */
  public <U> Flow<U> map(Class<U> type, ProcessFunction<? super T, ? extends U> function) {
    return map(TypeDescriptor.of(type), function);
  }

  /** {@link #map(ProcessFunction)} with the type of the results given. */
  public <U> Flow<U> map(TypeDescriptor<U> type, ProcessFunction<? super T, ? extends U> function) {
    return then(Steps.map(function, Objects.requireNonNull(type, "type")));
  }

  /** Keeps the elements that the predicate accepts. */
  public Flow<T> filter(ProcessFunction<? super T, Boolean> predicate) {
    return thenFilter(Steps.filter(predicate));
  }

  /** Drops the elements that the predicate accepts. */
  public Flow<T> reject(ProcessFunction<? super T, Boolean> predicate) {
    return thenFilter(Steps.reject(predicate));
  }

  /**
   * Puts a function's many results in each element's place: {@code Flow<T>} → {@code Flow<U>}. One
   * level is unpacked; an empty result drops the element.
   *
   * <p>A method reference is enough where the method's result is, say, a {@code List<String>}. An
   * inline lambda takes the type first: {@code flatMap(String.class, line -> List.of(…))}.
   *
   * @throws IllegalArgumentException if the function cannot be serialised, or the type of its
   *     results is not known
   */
  public <U> Flow<U> flatMap(ProcessFunction<? super T, ? extends Iterable<? extends U>> function) {
    return then(Steps.flatMap(function, null));
  }

  /** {@link #flatMap(ProcessFunction)} with the type of the results given. */
  public <U> Flow<U> flatMap(
      Class<U> type, ProcessFunction<? super T, ? extends Iterable<? extends U>> function) {
    return flatMap(TypeDescriptor.of(type), function);
  }

  /** {@link #flatMap(ProcessFunction)} with the type of the results given. */
  public <U> Flow<U> flatMap(
      TypeDescriptor<U> type,
      ProcessFunction<? super T, ? extends Iterable<? extends U>> function) {
    return then(Steps.flatMap(function, Objects.requireNonNull(type, "type")));
  }

  /**
   * Does something with each element, for its effect alone: {@code Flow<T>} → {@code Flow<T>}. A
   * bundle that is done again has its effects again.
   *
   * @throws IllegalArgumentException if the action cannot be serialised
   */
  public Flow<T> each(Action<? super T> action) {
    return thenFilter(Steps.each(action));
  }

  /**
   * Counts the elements that pass here, in the metric {@code millrace/}<em>name</em>, which a job's
   * outcome shows. Like all metrics it counts what was attempted: bundles that were done again too.
   */
  public Flow<T> counted(String name) {
    return thenFilter(Steps.counted(Objects.requireNonNull(name, "name")));
  }

  /**
   * Applies a function to lists of elements: {@code Flow<T>} → {@code Flow<U>}, each list giving
   * any number of results. For what is cheaper by the dozen, as a query with many keys is.
   *
   * <p>A list holds {@code size} elements of one window, fewer at the end of a bundle, never none;
   * it is held in memory. Results stand at the latest of their elements' timestamps.
   *
   * @throws IllegalArgumentException if the size is not positive, or as in {@link
   *     #flatMap(ProcessFunction)}
   */
  public <U> Flow<U> mapBatch(
      int size, ProcessFunction<? super List<T>, ? extends Iterable<? extends U>> function) {
    return then(Steps.mapBatch(size, function, null));
  }

  /** {@link #mapBatch(int, ProcessFunction)} with the type of the results given. */
  public <U> Flow<U> mapBatch(
      Class<U> type,
      int size,
      ProcessFunction<? super List<T>, ? extends Iterable<? extends U>> function) {
    return mapBatch(TypeDescriptor.of(type), size, function);
  }

  /** {@link #mapBatch(int, ProcessFunction)} with the type of the results given. */
  public <U> Flow<U> mapBatch(
      TypeDescriptor<U> type,
      int size,
      ProcessFunction<? super List<T>, ? extends Iterable<? extends U>> function) {
    return then(Steps.mapBatch(size, function, Objects.requireNonNull(type, "type")));
  }

  /**
   * Applies a function to each element, several calls at a time: {@code Flow<T>} → {@code Flow<U>}.
   * For functions that wait, as for a service; for those that compute, {@link #map} is faster.
   *
   * <p>Each worker has at most {@link Async#inFlight} calls under way and holds back its input
   * meanwhile. A call that takes longer than {@link Async#timeout} is interrupted, and its element
   * has failed. At the end of a bundle all calls are waited for.
   *
   * @throws IllegalArgumentException as in {@link #map(ProcessFunction)}
   */
  public <U> Flow<U> mapAsync(Async async, ProcessFunction<? super T, ? extends U> function) {
    return then(Steps.mapAsync(async, function, null));
  }

  /** {@link #mapAsync(Async, ProcessFunction)} with the type of the results given. */
  public <U> Flow<U> mapAsync(
      Class<U> type, Async async, ProcessFunction<? super T, ? extends U> function) {
    return mapAsync(TypeDescriptor.of(type), async, function);
  }

  /** {@link #mapAsync(Async, ProcessFunction)} with the type of the results given. */
  public <U> Flow<U> mapAsync(
      TypeDescriptor<U> type, Async async, ProcessFunction<? super T, ? extends U> function) {
    return then(Steps.mapAsync(async, function, Objects.requireNonNull(type, "type")));
  }

  /**
   * Puts aside the elements that user functions fail on from here to the next boundary, the key of
   * a partition included, and goes on without them: {@code Flow<T>} → {@code Flow<T>} and, where
   * the dead letters go, a flow of {@link Failure}.
   *
   * <p>Each failure is one element of one operator; what other operators made of the same element
   * before stays. A reducer's functions are not covered, as they might have counted an element by
   * half: let {@link #map} do first what may fail. Sinks are not covered either.
   */
  public Flow<T> onError(DeadLetters deadLetters) {
    return thenFilter(
        ((LimitedDeadLetters) Objects.requireNonNull(deadLetters, "deadLetters")).step());
  }

  /**
   * Deals the elements to the workers anew, in no order: {@code Flow<T>} → {@code Flow<T>}. Evens
   * out what is before it, where few splits, or a flatMap of few elements, keep few workers busy;
   * costs an encoding, a shuffle and a decoding of every element. Timestamps and windows are kept.
   *
   * @throws IllegalArgumentException if there is no coder for the elements
   */
  public Flow<T> shuffle() {
    return new Flow<>(plan.shuffle());
  }

  /**
   * Keeps one of the elements that are equal: {@code Flow<T>} → {@code Flow<T>}, for each window
   * where the flow is windowed. The element is its own key: see {@link #partitionBy}.
   */
  public Flow<T> uniq() {
    return partition().uniq();
  }

  /** Keeps one of the elements that have equal keys, any of them: {@link #uniq}. */
  public <K> Flow<T> uniqBy(ProcessFunction<? super T, ? extends K> key) {
    return partitionBy(key).uniq();
  }

  /** The elements of each key as a list; see {@link PartitionedFlow#group}. */
  public <K> KeyedFlow<K, List<T>> groupBy(ProcessFunction<? super T, ? extends K> key) {
    return this.<K>partitionBy(key).group();
  }

  /**
   * The first elements in an order, as one list: {@code Flow<T>} → {@code Flow<List<T>>}, with one
   * element for each window; in the global window of a bounded flow also where there is nothing to
   * take. The list is held in memory by each worker.
   *
   * @param count at most so many, at least 1
   * @param order {@code Integer::compare}, say; of elements that it finds equal any may be taken
   */
  public Flow<List<T>> takeSorted(int count, SerializableComparator<? super T> order) {
    UserFunctions.checked("takeSorted", order);
    return reduceAll(Reducers.topN(count, (one, other) -> order.compare(other, one)));
  }

  /**
   * A random sample: {@code Flow<T>} → {@code Flow<T>}, of so many elements, or all where there are
   * fewer, each with the same probability; for each window where the flow is windowed. A job that
   * is run again takes another. The sample is held in memory by each worker.
   */
  public Flow<T> sample(int count) {
    return reduceAll(Reducers.<T>sample(count)).flatMap(plan.type(), elements -> elements);
  }

  /**
   * Reduces all elements to one value, whatever their key: {@code Flow<T>} → {@code Flow<V>}, with
   * one element for each window. In the global window of a bounded flow there is always one: that
   * of no elements, if there are none.
   *
   * <p>Elements are folded where they are read; one worker merges the few accumulators that come of
   * that. For several values at once see {@link ComposedReducers#all(List)}.
   *
   * @throws IllegalArgumentException if the reducer lacks a coder that it needs
   */
  public <V> Flow<V> reduceAll(Reducer<? super T, ?, V> reducer) {
    return PartitionedFlow.all(plan, reducer);
  }

  /** {@link #partitionBy(ProcessFunction)} with the element itself as key. */
  public PartitionedFlow<T, T> partition() {
    return partitioned(element -> element, "element", plan.type());
  }

  /**
   * Partitions the elements by a key, for a reduce: elements with equal keys come together,
   * whichever worker read them.
   *
   * <p>Keys are compared by {@code equals} and by their encoding, which must be deterministic:
   * whole numbers, decimals, strings, enums, dates, or records of those. Where an {@code equals} of
   * a record's own takes for equal what is encoded otherwise, groups depend on how the input is
   * split. Null is a key like any other. A decimal's scale is part of it: 1.0 and 1.00 are two
   * keys.
   *
   * @throws IllegalArgumentException if the function cannot be serialised, the type of its results
   *     is not known, or is no key
   */
  public <K> PartitionedFlow<T, K> partitionBy(ProcessFunction<? super T, ? extends K> key) {
    return partitioned(
        key,
        keyName(key),
        UserFunctions.resultType("partitionBy", key, ProcessFunction.class, plan.type()));
  }

  /** {@link #partitionBy(ProcessFunction)} with the type of the keys given. */
  public <K> PartitionedFlow<T, K> partitionBy(
      Class<K> type, ProcessFunction<? super T, ? extends K> key) {
    return partitionBy(TypeDescriptor.of(type), key);
  }

  /** {@link #partitionBy(ProcessFunction)} with the type of the keys given. */
  public <K> PartitionedFlow<T, K> partitionBy(
      TypeDescriptor<K> type, ProcessFunction<? super T, ? extends K> key) {
    return partitioned(key, keyName(key), type);
  }

  /**
   * {@link #partitionBy(ProcessFunction)} with the coder of the keys given, for keys whose type
   * alone does not tell it. Where the function may return null, the coder takes null.
   */
  public <K> PartitionedFlow<T, K> partitionBy(
      Coder<K> coder, ProcessFunction<? super T, ? extends K> key) {
    ElementCoders.checkKey("partitionBy", coder.getEncodedTypeDescriptor(), coder);
    return partitioned(key, keyName(key), coder.getEncodedTypeDescriptor(), coder);
  }

  private <K> PartitionedFlow<T, K> partitioned(
      ProcessFunction<? super T, ? extends K> key, String defaultName, TypeDescriptor<K> type) {
    return partitioned(
        key, defaultName, type, ElementCoders.ofKey(plan.pipeline(), "partitionBy", type));
  }

  private <K> PartitionedFlow<T, K> partitioned(
      ProcessFunction<? super T, ? extends K> key,
      String defaultName,
      TypeDescriptor<K> type,
      Coder<K> coder) {
    UserFunctions.checked("partitionBy", key);
    return new PartitionedFlow<>(plan, nextName.orElse(defaultName), key, type, coder);
  }

  private static String keyName(ProcessFunction<?, ?> key) {
    return FunctionType.of(key).referredName().orElse("key");
  }

  /**
   * Writes the elements to a sink. The sink is looked at now: what is wrong with it fails here.
   *
   * @throws IllegalArgumentException if the sink does not take these elements; or if another flow
   *     of the pipeline is written to the same target, and both cannot be
   */
  public PDone into(Sink<T> sink) {
    return sink.write(plan, nextName);
  }

  /** Hands the elements to any Beam transform. */
  public <O extends POutput> O apply(PTransform<? super PCollection<T>, O> transform) {
    return nextName.isPresent()
        ? toPCollection().apply(nextName.get(), transform)
        : toPCollection().apply(transform);
  }

  /**
   * The elements as a Beam collection: the same one, however often it is asked for.
   *
   * @throws IllegalArgumentException if there is no coder for them
   */
  public PCollection<T> toPCollection() {
    return plan.collect();
  }

  final Plan<?, T> plan() {
    return plan;
  }

  final TypeDescriptor<T> type() {
    return plan.type();
  }

  final Coder<T> coder() {
    return plan.coder();
  }

  /** The coder of a type, records first. */
  final <U> Coder<U> coderOf(TypeDescriptor<U> type) {
    return ElementCoders.of(plan.pipeline(), type);
  }

  final Optional<String> nextName() {
    return nextName;
  }

  final <U> Flow<U> then(Step<T, U> step) {
    return new Flow<>(plan.then(nextName.map(step::named).orElse(step)));
  }

  final <U> Flow<U> then(Step<T, U> step, Supplier<Coder<U>> coder) {
    return new Flow<>(plan.then(nextName.map(step::named).orElse(step), coder));
  }

  final Flow<T> thenFilter(Step<T, T> step) {
    return new Flow<>(plan.thenFilter(nextName.map(step::named).orElse(step)));
  }
}
