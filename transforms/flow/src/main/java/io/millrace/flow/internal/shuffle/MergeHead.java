package io.millrace.flow.internal.shuffle;

import io.millrace.flow.connect.Receiver;
import io.millrace.flow.function.StepException;
import io.millrace.flow.internal.memory.MemoryBudget;
import io.millrace.flow.internal.step.Head;
import io.millrace.flow.internal.step.Link;
import io.millrace.flow.internal.step.StageOutput;
import io.millrace.flow.live.Meter;
import io.millrace.flow.live.Meters;
import org.apache.beam.sdk.values.KV;

/**
 * Merges the blocks of a shard behind the shuffle and hands out one result for each key.
 *
 * @param <K> the keys
 * @param <A> the accumulators
 * @param <V> the reducer's values
 * @param <R> the results
 * @param memory how many megabytes the tables of a process may take, see {@link MemoryBudget}
 */
public record MergeHead<K, A, V, R>(
    Reduction<?, K, A, V, R> reduction, long memory, BlockKeeping keeping)
    implements Head<KV<Integer, Iterable<byte[]>>, R> {

  @Override
  public Link<KV<Integer, Iterable<byte[]>>> before(Receiver<? super R> chain, StageOutput output) {
    Meters meters = output.meters();
    Meter groups = meters.meter("groups");
    BlockKeeping.Keeper keeper = keeping.open(meters);
    return shard -> {
      output.beginShard(shard.getKey());
      try (ShardMerge<K, A> merge = new ShardMerge<>(reduction, MemoryBudget.ofProcess(memory))) {
        for (byte[] block : shard.getValue()) {
          meters.checkNotOver();
          merge.merge(keeper.fetch(block));
        }
        if (reduction.always() && merge.isEmpty()) {
          groups.increment();
          chain.accept(result(null, reduction.reducer().create()));
        }
        merge.forEach(
            (key, accumulator) -> {
              meters.checkNotOver();
              groups.increment();
              chain.accept(result(key, accumulator));
            });
      }
    };
  }

  private R result(K key, A accumulator) {
    V value = reduction.reducer().finish(accumulator);
    try {
      return reduction.result().apply(key, value);
    } catch (Exception e) {
      throw StepException.of("result of reduce " + reduction.by(), key, e);
    }
  }
}
