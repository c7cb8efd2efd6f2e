package io.millrace.sketches;

import io.millrace.flow.function.Reducer;
import io.millrace.flow.function.ToDouble;
import java.util.Arrays;
import java.util.List;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.CoderRegistry;
import org.apache.beam.sdk.coders.DoubleCoder;
import org.apache.beam.sdk.coders.ListCoder;
import org.apache.beam.sdk.coders.NullableCoder;
import org.apache.beam.sdk.values.TypeDescriptor;
import org.apache.datasketches.kll.KllDoublesSketch;
import org.apache.datasketches.quantilescommon.QuantileSearchCriteria;

/** The values at some ranks, by a KLL sketch; null of no values. */
final class QuantilesReducer<T> extends Reducer<T, KllDoublesSketch, List<Double>> {

  private static final long serialVersionUID = 1L;

  private static final int SMALLEST = 8;
  private static final int LARGEST = 65_535;

  private final ToDouble<? super T> value;
  private final int k;
  private final double[] ranks;

  /** The function is one that was checked. */
  QuantilesReducer(String name, ToDouble<? super T> value, int k, double... ranks) {
    if (k < SMALLEST || k > LARGEST) {
      throw new IllegalArgumentException(
          "%s: k is %d, must be from %d to %d".formatted(name, k, SMALLEST, LARGEST));
    }
    if (ranks.length == 0) {
      throw new IllegalArgumentException("%s: no ranks, must be at least 1".formatted(name));
    }
    for (double rank : ranks) {
      if (!(rank >= 0 && rank <= 1)) {
        throw new IllegalArgumentException(
            "%s: a rank is %s, must be from 0 to 1".formatted(name, rank));
      }
    }
    this.value = value;
    this.k = k;
    this.ranks = ranks.clone();
  }

  @Override
  public KllDoublesSketch create() {
    return KllDoublesSketch.newHeapInstance(k);
  }

  @Override
  public KllDoublesSketch add(KllDoublesSketch sketch, T element) throws Exception {
    sketch.update(value.apply(element));
    return sketch;
  }

  @Override
  public KllDoublesSketch merge(KllDoublesSketch sketch, KllDoublesSketch other) {
    sketch.merge(other);
    return sketch;
  }

  @Override
  public List<Double> finish(KllDoublesSketch sketch) {
    if (sketch.isEmpty()) {
      return null;
    }
    double[] quantiles = sketch.getQuantiles(ranks, QuantileSearchCriteria.INCLUSIVE);
    return Arrays.stream(quantiles).boxed().toList();
  }

  @Override
  public boolean grows() {
    return true;
  }

  /** An array of k doubles is there from the first value on. */
  @Override
  public long weight(KllDoublesSketch sketch) {
    return (long) Double.BYTES * (k + sketch.getNumRetained());
  }

  @Override
  public Coder<KllDoublesSketch> accumulatorCoder(
      CoderRegistry coders, TypeDescriptor<? extends T> elements) {
    return new SketchCoder<>(KllDoublesSketch::toByteArray, KllDoublesSketch::heapify);
  }

  @Override
  public Coder<List<Double>> resultCoder(
      CoderRegistry coders, TypeDescriptor<? extends T> elements) {
    return NullableCoder.of(ListCoder.of(DoubleCoder.of()));
  }
}
