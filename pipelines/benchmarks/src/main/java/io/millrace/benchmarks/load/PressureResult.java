package io.millrace.benchmarks.load;

import java.util.ArrayList;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.stream.Collectors;

/** What the samples of a job say of its bound. */
record PressureResult(PressureShape shape, String runner, List<PressureSample> samples) {

  /** By so much the heap may have grown from the first third of the time to the last. */
  static final long HEAP_GROWTH = 16L << 20;

  /** Classes are loaded and queues filled meanwhile. */
  private static final int WARM_SECONDS = 5;

  /** Keeps its own copy. */
  PressureResult {
    samples = List.copyOf(samples);
  }

  /** Rows between source and sink, as sampled. */
  LongSummaryStatistics between() {
    return samples.stream().mapToLong(PressureSample::between).summaryStatistics();
  }

  /** Elements that the sink took a second, in rows, from the first sample to the last. */
  double rowsPerSecond() {
    PressureSample first = samples.get(0);
    PressureSample last = samples.get(samples.size() - 1);
    return (last.written() - first.written())
        / (double) Math.max(1, last.second() - first.second());
  }

  /** The heap after collections, of those samples that have it and are warm. */
  List<PressureSample> heaps() {
    return samples.stream()
        .filter(sample -> sample.heap() > 0 && sample.second() >= WARM_SECONDS)
        .collect(Collectors.toList());
  }

  /** The largest of the last third less the largest of the first; 0 if there are too few. */
  long heapGrowth() {
    List<PressureSample> heaps = heaps();
    int third = heaps.size() / 3;
    return third == 0
        ? 0
        : largest(heaps.subList(heaps.size() - third, heaps.size()))
            - largest(heaps.subList(0, third));
  }

  private static long largest(List<PressureSample> samples) {
    return samples.stream().mapToLong(PressureSample::heap).max().orElse(0);
  }

  /** What is broken, a line each; nothing where all holds. */
  List<String> broken() {
    List<String> broken = new ArrayList<>();
    if (samples.size() < 2 || rowsPerSecond() == 0) {
      broken.add("nothing was written");
      return broken;
    }
    if (between().getMax() > shape.bound()) {
      broken.add(
          "%,d rows between source and sink, more than %,d"
              .formatted(between().getMax(), shape.bound()));
    }
    if (heapGrowth() > HEAP_GROWTH) {
      broken.add(
          "the heap grew by %,d MB, more than %,d"
              .formatted(heapGrowth() >> 20, HEAP_GROWTH >> 20));
    }
    return broken;
  }
}
