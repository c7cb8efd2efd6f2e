package io.millrace.flow.internal;

import io.millrace.flow.Receiver;
import io.millrace.flow.StepException;
import org.apache.beam.sdk.values.KV;

/**
 * Merges the blocks of a shard behind the shuffle and hands out one result for each key.
 *
 * @param <K> the keys
 * @param <A> the accumulators
 * @param <V> the reducer's values
 * @param <R> the results
 */
record MergeHead<K, A, V, R>(Reduction<?, K, A, V, R> reduction)
    implements Head<KV<Integer, Iterable<byte[]>>, R> {

  @Override
  public Receiver<KV<Integer, Iterable<byte[]>>> before(Receiver<? super R> chain) {
    return shard -> {
      MergeTable<K, A> table =
          new MergeTable<>(reduction.keyCoder(), reduction.accumulatorCoder(), reduction.reducer());
      for (byte[] block : shard.getValue()) {
        table.merge(block);
      }
      table.forEach((key, accumulator) -> chain.accept(result(key, accumulator)));
    };
  }

  private R result(K key, A accumulator) {
    V value = reduction.reducer().finish(accumulator);
    try {
      return reduction.result().apply(key, value);
    } catch (Exception e) {
      throw StepException.of("result of reduce", key, e);
    }
  }
}
