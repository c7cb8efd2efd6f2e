package io.millrace.flow.internal.plan;

import io.millrace.flow.function.StepException;
import io.millrace.flow.internal.combine.AccumulatorCombineFn;
import io.millrace.flow.internal.combine.PaneFn;
import io.millrace.flow.internal.combine.ReducingFn;
import io.millrace.flow.internal.pipeline.StepNames;
import io.millrace.flow.internal.pipeline.Windowed;
import io.millrace.flow.internal.shuffle.BlockKeeping;
import io.millrace.flow.internal.shuffle.FoldTail;
import io.millrace.flow.internal.shuffle.MergeHead;
import io.millrace.flow.internal.shuffle.Reduction;
import io.millrace.flow.internal.stage.Stage;
import io.millrace.flow.internal.step.Head;
import io.millrace.flow.internal.step.NullCheck;
import io.millrace.flow.internal.step.Tail;
import io.millrace.flow.options.FlowOptions;
import java.util.List;
import java.util.Optional;
import org.apache.beam.sdk.coders.ByteArrayCoder;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.ListCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.transforms.Combine;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;

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
 * <p>Where state and timing must be Beam's ({@link Windowed#mergesByShard}), it is {@code
 * Combine.perKey} on the user's key, of accumulators that were folded in each bundle or, where that
 * is not allowed either, of the elements.
 */
final class ReducedOrigin<X, T, K, A, V, R> extends Origin<R> {

  private final Plan<X, T> upstream;
  private final Reduction<T, K, A, V, R> reduction;
  private final FlowOptions options;

  ReducedOrigin(Plan<X, T> upstream, Reduction<T, K, A, V, R> reduction) {
    super(upstream.pipeline());
    this.upstream = upstream;
    this.reduction = reduction;
    this.options = pipeline().getOptions().as(FlowOptions.class);
  }

  @Override
  String description() {
    return upstream.description() + ", reduce " + reduction.by();
  }

  @Override
  Windowed windowed() {
    return upstream.windowed();
  }

  @Override
  Stage<R> apply(String name) {
    String reduceName = "reduce " + reduction.by();
    String full = name.isEmpty() ? reduceName : reduceName + ", " + name;
    return windowed().mergesByShard()
        ? merged(unique(full), unique("shuffle " + reduction.by()))
        : Stage.apply(combined(), unique(full), results(reduction));
  }

  private Stage<R> merged(String name, String shuffle) {
    BlockKeeping keeping = BlockKeeping.of(shuffle, options);
    return Stage.apply(
        shards(shuffle, keeping), name, new MergeHead<>(reduction, memory(), keeping));
  }

  private PCollection<KV<Integer, Iterable<byte[]>>> shards(String shuffle, BlockKeeping keeping) {
    PCollection<KV<Integer, byte[]>> blocks =
        upstream.stage(
            partitionName(),
            FoldTail.blocks(reduction, memory(), shardCount(), keeping),
            KvCoder.of(VarIntCoder.of(), ByteArrayCoder.of()));
    return withNothing(blocks).apply(shuffle, GroupByKey.create());
  }

  /**
   * For a reduce that has a result of no elements: a block without any, so that there is a shard.
   */
  private PCollection<KV<Integer, byte[]>> withNothing(PCollection<KV<Integer, byte[]>> blocks) {
    if (!reduction.always() || !windowed().isOne()) {
      return blocks;
    }
    PCollection<KV<Integer, byte[]>> nothing =
        pipeline()
            .apply(
                unique("nothing"),
                Create.of(KV.of(0, new byte[0]))
                    .withCoder(KvCoder.of(VarIntCoder.of(), ByteArrayCoder.of())));
    return PCollectionList.of(List.of(blocks, nothing))
        .apply(unique("or nothing"), Flatten.pCollections());
  }

  private PCollection<KV<K, List<V>>> combined() {
    return (windowed().foldsBeforeCombine() ? combinedAccumulators() : combinedElements())
        .setCoder(KvCoder.of(reduction.keyCoder(), ListCoder.of(reduction.valueCoder())));
  }

  private PCollection<KV<K, List<V>>> combinedAccumulators() {
    return upstream
        .stage(
            partitionName(),
            FoldTail.accumulators(reduction, memory()),
            KvCoder.of(reduction.keyCoder(), reduction.accumulatorCoder()))
        .apply(
            combineName(),
            Combine.<K, A, List<V>>perKey(
                new PaneFn<>(
                    new AccumulatorCombineFn<>(reducing(), reduction.accumulatorCoder()),
                    reduction.valueCoder())));
  }

  @SuppressWarnings("unchecked") // what asCombineFn gives is one
  private ReducingFn<T, A, V> reducing() {
    return (ReducingFn<T, A, V>) reduction.reducer().asCombineFn();
  }

  private PCollection<KV<K, List<V>>> combinedElements() {
    return upstream
        .stage(
            partitionName(),
            keyed(reduction, upstream.coder()),
            KvCoder.of(reduction.keyCoder(), upstream.coder()))
        .apply(
            combineName(),
            Combine.<K, T, List<V>>perKey(new PaneFn<>(reducing(), reduction.valueCoder())));
  }

  private static <T, K> Tail<T, KV<K, T>> keyed(
      Reduction<T, K, ?, ?, ?> reduction, Coder<T> coder) {
    return exit -> {
      NullCheck<T> nulls = new NullCheck<>(coder, exit.step());
      return element -> {
        K key;
        try {
          key = reduction.key().apply(element);
        } catch (Exception e) {
          exit.failures().failed("partition " + reduction.by(), element, e);
          return;
        }
        exit.emit(KV.of(key, nulls.checked(element)));
      };
    };
  }

  private static <K, V, R> Head<KV<K, List<V>>, R> results(Reduction<?, K, ?, V, R> reduction) {
    return (chain, output) ->
        pair -> {
          for (V value : pair.getValue()) {
            R result;
            try {
              result = reduction.result().apply(pair.getKey(), value);
            } catch (Exception e) {
              throw StepException.of("result of reduce " + reduction.by(), pair.getKey(), e);
            }
            chain.accept(result);
          }
        };
  }

  private String unique(String name) {
    return StepNames.unique(pipeline(), name);
  }

  private String partitionName() {
    return "partition " + reduction.by();
  }

  private String combineName() {
    return unique("combine " + reduction.by());
  }

  private long memory() {
    return Optional.ofNullable(options.getTableMemory()).orElse(0L);
  }

  private int shardCount() {
    return reduction.always()
        ? 1
        : Optional.ofNullable(options.getShards()).orElseGet(() -> 4 * workers(pipeline()));
  }
}
