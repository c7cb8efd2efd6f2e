package io.millrace.flow;

import java.io.Serializable;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ProcessFunction;
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
      return new Transform<>(flow -> partition.of(flow).reduce(reducer));
    }

    /**
     * Partitions and reduces in any way that {@link PartitionedFlow} offers: {@code PCollection<T>}
     * → {@code PCollection<R>}.
     */
    public <R> PTransform<PCollection<T>, PCollection<R>> with(Reduction<T, K, R> reduction) {
      return new Transform<>(flow -> reduction.of(partition.of(flow)));
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

  private interface Reduced<T, R> extends Serializable {
    Flow<R> of(Flow<T> flow);
  }

  private static final class Transform<T, R> extends PTransform<PCollection<T>, PCollection<R>> {

    private static final long serialVersionUID = 1L;

    private final Reduced<T, R> reduced;

    Transform(Reduced<T, R> reduced) {
      this.reduced = reduced;
    }

    @Override
    public PCollection<R> expand(PCollection<T> input) {
      return reduced.of(Flow.of(input)).toPCollection();
    }

    @Override
    protected String getKindString() {
      return "Reduce";
    }
  }
}
