package io.millrace.flow.internal;

import io.millrace.flow.FlowOptions;
import io.millrace.flow.StepException;
import java.util.Optional;
import org.apache.beam.sdk.coders.ByteArrayCoder;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.transforms.Combine;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.ProcessFunction;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;

/**
 * The shuffle of a reduce.
 *
 * <ol>
 *   <li>The stage before it folds its elements by key and writes (key, accumulator) pairs to
 *       blocks, one stream of blocks for each shard.
 *   <li>A GroupByKey on the shard's number brings the blocks of a shard together: a few Beam keys
 *       with big values, whatever the number of user keys.
 *   <li>The stage behind it merges each shard's blocks and goes on with one result for each key.
 * </ol>
 *
 * <p>Where elements may not be folded first ({@link Origin#folds}), it is {@code Combine.perKey} on
 * the user's key.
 */
final class ReducedOrigin<X, T, K, A, V, R> extends Origin<R> {

  private final Plan<X, T> upstream;
  private final Reduction<T, K, A, V, R> reduction;
  private final boolean folds;
  private PCollection<KV<Integer, Iterable<byte[]>>> shards;
  private PCollection<KV<K, V>> combined;

  ReducedOrigin(Plan<X, T> upstream, Reduction<T, K, A, V, R> reduction) {
    super(upstream.origin().pipeline());
    this.upstream = upstream;
    this.reduction = reduction;
    this.folds = upstream.origin().folds();
  }

  @Override
  boolean folds() {
    return folds;
  }

  @Override
  <Y, O> PCollection<O> stage(String name, Steps<R, Y> steps, Tail<Y, O> tail, Coder<O> coder) {
    String reduceName = "reduce by " + reduction.keyName();
    String full = name.isEmpty() ? reduceName : reduceName + ", " + name;
    return folds
        ? applyStage(shards(), unique(full), new MergeHead<>(reduction), steps, tail, coder)
        : applyStage(combined(), unique(full), results(reduction), steps, tail, coder);
  }

  /** The blocks of each shard; made once, however often the flow is continued. */
  private PCollection<KV<Integer, Iterable<byte[]>>> shards() {
    if (shards == null) {
      shards =
          upstream
              .stage(
                  partitionName(),
                  new FoldTail<>(reduction, shardCount()),
                  KvCoder.of(VarIntCoder.of(), ByteArrayCoder.of()))
              .apply(unique("shuffle by " + reduction.keyName()), GroupByKey.create());
    }
    return shards;
  }

  /** The values of each key; made once, however often the flow is continued. */
  private PCollection<KV<K, V>> combined() {
    if (combined == null) {
      combined =
          upstream
              .stage(
                  partitionName(),
                  keyed(reduction),
                  KvCoder.of(reduction.keyCoder(), upstream.coder()))
              .apply(
                  unique("combine by " + reduction.keyName()),
                  Combine.<K, T, V>perKey(reduction.reducer().asCombineFn()))
              .setCoder(KvCoder.of(reduction.keyCoder(), reduction.valueCoder()));
    }
    return combined;
  }

  private static <T, K> Tail<T, KV<K, T>> keyed(Reduction<T, K, ?, ?, ?> reduction) {
    ProcessFunction<? super T, ? extends K> key = reduction.key();
    String keyName = reduction.keyName();
    return out ->
        element -> {
          K keyOfElement;
          try {
            keyOfElement = key.apply(element);
          } catch (Exception e) {
            throw StepException.of("partition by " + keyName, element, e);
          }
          out.emit(KV.of(keyOfElement, element));
        };
  }

  private static <K, V, R> Head<KV<K, V>, R> results(Reduction<?, K, ?, V, R> reduction) {
    return chain -> pair -> chain.accept(reduction.result().apply(pair.getKey(), pair.getValue()));
  }

  private String unique(String name) {
    return StepNames.unique(pipeline(), name);
  }

  private String partitionName() {
    return "partition by " + reduction.keyName();
  }

  private int shardCount() {
    return Optional.ofNullable(pipeline().getOptions().as(FlowOptions.class).getShards())
        .orElseGet(() -> 4 * workers(pipeline()));
  }
}
