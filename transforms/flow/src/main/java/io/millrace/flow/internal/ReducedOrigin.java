package io.millrace.flow.internal;

import io.millrace.flow.FlowOptions;
import io.millrace.flow.StepException;
import java.util.List;
import java.util.Optional;
import org.apache.beam.sdk.coders.ByteArrayCoder;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.transforms.Combine;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionTuple;

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
  private Shuffle<R> shuffle;
  private Draft<R> draft = new Draft<>();

  ReducedOrigin(Plan<X, T> upstream, Reduction<T, K, A, V, R> reduction) {
    super(upstream.pipeline());
    this.upstream = upstream;
    this.reduction = reduction;
    this.options = pipeline().getOptions().as(FlowOptions.class);
  }

  /** What is before the stage: made once, however often the flow is continued. */
  private interface Shuffle<R> {
    PCollectionTuple apply(String name, List<Branch<R, ?, ?>> branches, Draft.Tags tags);
  }

  @Override
  Windowed windowed() {
    return upstream.windowed();
  }

  @Override
  <Y, O> Draft.Output<O> request(
      String tailName, Steps<R, Y> steps, Tail<Y, O> tail, Coder<O> coder) {
    if (shuffle == null) {
      shuffle = windowed().mergesByShard() ? byShard() : byKey();
    }
    draft = draft.isApplied() ? new Draft<>() : draft;
    return draft.add(tailName, steps, tail, coder, this::apply);
  }

  private PCollectionTuple apply(String name, List<Branch<R, ?, ?>> branches, Draft.Tags tags) {
    String reduceName = "reduce " + reduction.by();
    String full = name.isEmpty() ? reduceName : reduceName + ", " + name;
    return shuffle.apply(unique(full), branches, tags);
  }

  private Shuffle<R> byShard() {
    Draft.Output<KV<Integer, byte[]>> blocks =
        upstream.request(
            partitionName(),
            FoldTail.blocks(reduction, memory(), shardCount()),
            KvCoder.of(VarIntCoder.of(), ByteArrayCoder.of()));
    Once<PCollection<KV<Integer, Iterable<byte[]>>>> shards =
        new Once<>(
            () ->
                withNothing(blocks.get())
                    .apply(unique("shuffle " + reduction.by()), GroupByKey.create()));
    return (name, branches, tags) ->
        applyStage(shards.get(), name, new MergeHead<>(reduction, memory()), branches, tags);
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

  private Shuffle<R> byKey() {
    Once<PCollection<KV<K, V>>> values =
        windowed().foldsBeforeCombine() ? combinedAccumulators() : combinedElements();
    return (name, branches, tags) ->
        applyStage(values.get(), name, results(reduction), branches, tags);
  }

  private Once<PCollection<KV<K, V>>> combinedAccumulators() {
    Draft.Output<KV<K, A>> folded =
        upstream.request(
            partitionName(),
            FoldTail.accumulators(reduction, memory()),
            KvCoder.of(reduction.keyCoder(), reduction.accumulatorCoder()));
    return new Once<>(
        () ->
            folded
                .get()
                .apply(
                    combineName(),
                    Combine.<K, A, V>perKey(
                        new AccumulatorCombineFn<>(
                            reduction.reducer(), reduction.accumulatorCoder())))
                .setCoder(KvCoder.of(reduction.keyCoder(), reduction.valueCoder())));
  }

  private Once<PCollection<KV<K, V>>> combinedElements() {
    Draft.Output<KV<K, T>> keyed =
        upstream.request(
            partitionName(), keyed(reduction), KvCoder.of(reduction.keyCoder(), upstream.coder()));
    return new Once<>(
        () ->
            keyed
                .get()
                .apply(combineName(), Combine.<K, T, V>perKey(reduction.reducer().asCombineFn()))
                .setCoder(KvCoder.of(reduction.keyCoder(), reduction.valueCoder())));
  }

  private static <T, K> Tail<T, KV<K, T>> keyed(Reduction<T, K, ?, ?, ?> reduction) {
    return exit ->
        element -> {
          K key;
          try {
            key = reduction.key().apply(element);
          } catch (Exception e) {
            exit.failures().failed("partition " + reduction.by(), element, e);
            return;
          }
          exit.output().emit(exit.tag(), KV.of(key, element));
        };
  }

  private static <K, V, R> Head<KV<K, V>, R> results(Reduction<?, K, ?, V, R> reduction) {
    return (chain, output) ->
        pair -> {
          R result;
          try {
            result = reduction.result().apply(pair.getKey(), pair.getValue());
          } catch (Exception e) {
            throw StepException.of("result of reduce " + reduction.by(), pair.getKey(), e);
          }
          chain.accept(result);
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
