package io.millrace.benchmarks.jmh;

import io.millrace.benchmarks.data.Keys;
import io.millrace.flow.Reducers;
import io.millrace.flow.function.Reducer;
import io.millrace.flow.internal.shuffle.BlockWriter;
import io.millrace.flow.internal.shuffle.MergeTable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.beam.sdk.coders.CannotProvideCoderException;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.CoderRegistry;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.values.TypeDescriptors;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Counts of words on their way through the shuffle: into blocks, and merged from them. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(BlockBenchmark.PAIRS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class BlockBenchmark {

  static final int PAIRS = 200_000;

  private static final int DISTINCT = 100_000;
  private static final int SHARDS = 8;

  private final String[] keys = Keys.zipf(PAIRS, DISTINCT, 42);
  private Blocks<?> blocks;

  /** Makes the blocks that are merged. */
  @Setup
  public void setup() throws Exception {
    blocks = Blocks.of(Reducers.count());
    blocks.write(keys);
  }

  /** Pairs to blocks, for eight shards. */
  @Benchmark
  public int write() throws Exception {
    return blocks.write(keys);
  }

  /** Blocks to one accumulator a key. */
  @Benchmark
  public int merge() throws IOException {
    return blocks.merge();
  }

  /** A reducer's blocks; the accumulators are nobody else's business. */
  private static final class Blocks<A> {

    private final Reducer<String, A, Long> reducer;
    private final Coder<A> accumulatorCoder;
    private final A accumulator;
    private List<List<byte[]>> written = List.of();

    private Blocks(Reducer<String, A, Long> reducer) throws Exception {
      this.reducer = reducer;
      this.accumulatorCoder = coder(reducer);
      this.accumulator = reducer.add(reducer.create(), "key");
    }

    static <A> Blocks<A> of(Reducer<String, A, Long> reducer) throws Exception {
      return new Blocks<>(reducer);
    }

    private static <A> Coder<A> coder(Reducer<String, A, Long> reducer)
        throws CannotProvideCoderException {
      return reducer.accumulatorCoder(CoderRegistry.createDefault(), TypeDescriptors.strings());
    }

    int write(String[] keys) throws IOException {
      List<List<byte[]>> shards = new ArrayList<>();
      for (int shard = 0; shard < SHARDS; shard++) {
        shards.add(new ArrayList<>());
      }
      BlockWriter<String, A> writer =
          new BlockWriter<>(
              StringUtf8Coder.of(),
              accumulatorCoder,
              SHARDS,
              (shard, block) -> shards.get(shard).add(block));
      for (String key : keys) {
        writer.write(key, accumulator);
      }
      writer.flush();
      written = shards;
      return shards.size();
    }

    int merge() throws IOException {
      int keys = 0;
      for (List<byte[]> shard : written) {
        MergeTable<String, A> table =
            new MergeTable<>(StringUtf8Coder.of(), accumulatorCoder, reducer);
        for (byte[] block : shard) {
          table.merge(block);
        }
        keys += table.size();
      }
      return keys;
    }
  }
}
