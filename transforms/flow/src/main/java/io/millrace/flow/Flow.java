package io.millrace.flow;

import io.millrace.flow.internal.ElementCoders;
import io.millrace.flow.internal.FunctionType;
import io.millrace.flow.internal.Origin;
import io.millrace.flow.internal.Plan;
import io.millrace.flow.internal.Step;
import io.millrace.flow.internal.Steps;
import io.millrace.flow.internal.UserFunctions;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.coders.CannotProvideCoderException;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ProcessFunction;
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
 * in several ways. Operators between two boundaries run fused, as one stage, in plain method calls.
 * Boundaries are {@link #partitionBy}, {@link #into}, {@link #toPCollection} and {@link #apply};
 * only the last three apply anything to the pipeline.
 *
 * <p>User functions are serialised when they are handed in. What they return needs a type that Java
 * has not erased: a method reference keeps it, an inline lambda keeps it where it is not generic,
 * and the overloads with a leading {@code Class} or {@code TypeDescriptor} are for the rest. A user
 * function that throws fails the job, naming step, element and cause.
 *
 * <p>Elements have no order. Null elements pass between fused operators; where they leave a stage
 * their coder must take them.
 *
 * @param <T> the elements
 */
public final class Flow<T> {

  private final Plan<?, T> plan;
  private final Optional<String> nextName;

  Flow(Plan<?, T> plan) {
    this(plan, Optional.empty());
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
    Coder<T> coder;
    try {
      coder = source.elementCoder(pipeline.getCoderRegistry());
    } catch (CannotProvideCoderException e) {
      throw new IllegalArgumentException(source.getName() + ": " + e.getMessage(), e);
    }
    List<? extends Split<T>> splits = source.splits(Origin.workers(pipeline));
    return new Flow<>(
        Plan.of(Origin.source(pipeline, source, splits), source.elementType(), Optional.of(coder)));
  }

  /** A flow of the elements of a collection; its windows and its coder are kept. */
  public static <T> Flow<T> of(PCollection<T> collection) {
    Coder<T> coder = collection.getCoder();
    TypeDescriptor<T> type =
        Optional.ofNullable(collection.getTypeDescriptor())
            .filter(known -> !known.hasUnresolvedParameters())
            .orElseGet(coder::getEncodedTypeDescriptor);
    return new Flow<>(Plan.of(Origin.collection(collection), type, Optional.of(coder)));
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

  /** {@link #partitionBy(ProcessFunction)} with the element itself as key. */
  public PartitionedFlow<T, T> partition() {
    return partitioned(element -> element, "element", plan.type());
  }

  /**
   * Partitions the elements by a key, for a reduce: elements with equal keys come together,
   * whichever worker read them.
   *
   * <p>Keys are compared by {@code equals} and by their encoding, which must be deterministic:
   * whole numbers, decimals, strings, enums, dates, or records of those. Null is a key like any
   * other. A decimal's scale is part of it: 1.0 and 1.00 are two keys.
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
   * @throws IllegalArgumentException if the sink does not take these elements
   */
  public PDone into(Sink<T> sink) {
    return plan.write(nextName.orElse(sink.getName()), sink.opener(plan.coder()));
  }

  /** Hands the elements to any Beam transform. */
  public <O extends POutput> O apply(PTransform<? super PCollection<T>, O> transform) {
    return nextName.isPresent()
        ? toPCollection().apply(nextName.get(), transform)
        : toPCollection().apply(transform);
  }

  /**
   * The elements as a Beam collection.
   *
   * @throws IllegalArgumentException if there is no coder for them
   */
  public PCollection<T> toPCollection() {
    return plan.collect();
  }

  <U> Flow<U> then(Step<T, U> step) {
    return new Flow<>(plan.then(nextName.map(step::named).orElse(step)));
  }

  Flow<T> thenFilter(Step<T, T> step) {
    return new Flow<>(plan.thenFilter(nextName.map(step::named).orElse(step)));
  }
}
