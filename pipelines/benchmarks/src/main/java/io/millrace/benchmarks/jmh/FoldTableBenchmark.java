package io.millrace.benchmarks.jmh;

import io.millrace.benchmarks.data.Keys;
import io.millrace.flow.internal.shuffle.FoldTable;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Counting keys in the table that folds before the shuffle, and in a {@code HashMap}. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(FoldTableBenchmark.ELEMENTS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class FoldTableBenchmark {

  static final int ELEMENTS = 1_000_000;

  /** How many keys there are, which come by Zipf's law. */
  @Param({"1000", "200000"})
  public int distinct;

  private String[] keys;

  /** Makes the keys. */
  @Setup
  public void setup() {
    keys = Keys.zipf(ELEMENTS, distinct, 42);
  }

  /** Our table, filled and drained. */
  @Benchmark
  public long foldTable() throws Exception {
    FoldTable table = new FoldTable(Objects::hashCode);
    for (String key : keys) {
      int slot = table.slot(key);
      long[] count = (long[]) table.get(slot);
      if (count == null) {
        count = new long[1];
        table.set(slot, count);
      }
      count[0]++;
    }
    long[] sum = new long[1];
    table.drain((key, count) -> sum[0] += ((long[]) count)[0]);
    return sum[0];
  }

  /** What a plain loop uses. */
  @Benchmark
  public long hashMap() {
    Map<String, long[]> map = new HashMap<>();
    for (String key : keys) {
      map.computeIfAbsent(key, none -> new long[1])[0]++;
    }
    long sum = 0;
    for (long[] count : map.values()) {
      sum += count[0];
    }
    return sum;
  }
}
