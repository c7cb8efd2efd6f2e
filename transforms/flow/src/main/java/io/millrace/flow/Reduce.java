package io.millrace.flow;

import io.millrace.flow.function.Reducer;
import java.io.Serializable;
import java.util.List;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ProcessFunction;
import org.apache.beam.sdk.transforms.SerializableComparator;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.TypeDescriptor;

/**
 * Partition and reduce as a Beam transform, for a pipeline without the {@link Flow} facade.
 *
 * <pre>{@code
 * PCollection<KV<String, Long>> counts =
 *     words.apply(Reduce.<String, String>by(word -> word).with(count()));
 * }</pre>
 */
public final class Reduce {

  private Reduce() {}

  /** Partitions by a key; see {@link Flow#partitionBy(ProcessFunction)}. */
  public static <T, K> By<T, K> by(ProcessFunction<? super T, ? extends K> key) {
    return new By<>(flow -> flow.partitionBy(key));
  }

  /** Partitions by a key of the given type. */
  public static <T, K> By<T, K> by(
      TypeDescriptor<K> type, ProcessFunction<? super T, ? extends K> key) {
    return new By<>(flow -> flow.partitionBy(type, key));
  }

  /** {@code PCollection<T>} → {@code PCollection<V>}; see {@link Flow#reduceAll}. */
  public static <T, V> PTransform<PCollection<T>, PCollection<V>> all(
      Reducer<? super T, ?, V> reducer) {
    return FlowTransform.of("Reduce.all", flow -> flow.reduceAll(reducer));
  }

  /** {@code PCollection<T>} → {@code PCollection<T>}; see {@link Flow#uniq}. */
  public static <T> PTransform<PCollection<T>, PCollection<T>> uniq() {
    return FlowTransform.of("Reduce.uniq", Flow::uniq);
  }

  /** {@code PCollection<T>} → {@code PCollection<T>}; see {@link Flow#uniqBy}. */
  public static <T, K> PTransform<PCollection<T>, PCollection<T>> uniqBy(
      ProcessFunction<? super T, ? extends K> key) {
    return FlowTransform.of("Reduce.uniqBy", flow -> flow.uniqBy(key));
  }

  /** {@code PCollection<T>} → {@code PCollection<KV<K, List<T>>>}; see {@link Flow#groupBy}. */
  public static <T, K> PTransform<PCollection<T>, PCollection<KV<K, List<T>>>> groupBy(
      ProcessFunction<? super T, ? extends K> key) {
    return FlowTransform.of("Reduce.groupBy", flow -> flow.groupBy(key));
  }

  /** {@code PCollection<T>} → {@code PCollection<List<T>>}; see {@link Flow#takeSorted}. */
  public static <T> PTransform<PCollection<T>, PCollection<List<T>>> takeSorted(
      int count, SerializableComparator<? super T> order) {
    return FlowTransform.of("Reduce.takeSorted", flow -> flow.takeSorted(count, order));
  }

  /** {@code PCollection<T>} → {@code PCollection<T>}; see {@link Flow#sample}. */
  public static <T> PTransform<PCollection<T>, PCollection<T>> sample(int count) {
    return FlowTransform.of("Reduce.sample", flow -> flow.sample(count));
  }

  /**
   * A partition that waits for its reducer.
   *
   * @param <T> the elements
   * @param <K> their keys
   */
  public static final class By<T, K> {

    private final Partition<T, K> partition;

    private By(Partition<T, K> partition) {
      this.partition = partition;
    }

    /**
     * Reduces each key's elements to one value: {@code PCollection<T>} → {@code PCollection<KV<K,
     * V>>}; see {@link PartitionedFlow#reduce(Reducer)}.
     */
    public <V> PTransform<PCollection<T>, PCollection<KV<K, V>>> with(
        Reducer<? super T, ?, V> reducer) {
      return FlowTransform.of("Reduce", flow -> partition.of(flow).reduce(reducer));
    }

    /**
     * Partitions and reduces in any way that {@link PartitionedFlow} offers: {@code PCollection<T>}
     * → {@code PCollection<R>}.
     */
    public <R> PTransform<PCollection<T>, PCollection<R>> with(Reduction<T, K, R> reduction) {
      return FlowTransform.of("Reduce", flow -> reduction.of(partition.of(flow)));
    }
  }

  /** One of the {@code reduce} methods of {@link PartitionedFlow}, with its arguments. */
  @FunctionalInterface
  public interface Reduction<T, K, R> extends Serializable {
    Flow<R> of(PartitionedFlow<T, K> partitioned);
  }

  private interface Partition<T, K> extends Serializable {
    PartitionedFlow<T, K> of(Flow<T> flow);
  }
}
