package io.millrace.sketches;

import io.millrace.flow.function.Reducer;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.CoderRegistry;
import org.apache.beam.sdk.coders.VarLongCoder;
import org.apache.beam.sdk.values.TypeDescriptor;
import org.apache.datasketches.hll.TgtHllType;
import org.apache.datasketches.hll.Union;

/**
 * About how many different elements, by HyperLogLog.
 *
 * <p>The estimate is the composite one, which depends on the registers alone. DataSketches' other
 * estimate, kept up while elements are added, errs a fifth less until the first merge; but then the
 * result would depend on how the input was split.
 */
final class DistinctSketchReducer<T> extends Reducer<T, Union, Long> {

  private static final long serialVersionUID = 1L;

  private static final int SMALLEST = 4;
  private static final int LARGEST = 21;

  /** What a sketch takes beside its registers. */
  private static final long OBJECTS = 120;

  /** No text is encoded to these bytes. DataSketches passes by texts that are empty. */
  private static final long[] EMPTY_TEXT = {-1L, -1L};

  private final int lgK;

  DistinctSketchReducer(int lgK) {
    if (lgK < SMALLEST || lgK > LARGEST) {
      throw new IllegalArgumentException(
          "approxDistinct: lgK is %d, must be from %d to %d".formatted(lgK, SMALLEST, LARGEST));
    }
    this.lgK = lgK;
  }

  @Override
  public Union create() {
    return new Union(lgK);
  }

  @Override
  public Union add(Union sketch, T element) {
    if (element instanceof String text) {
      addText(sketch, text);
    } else if (element instanceof Long || element instanceof Integer) {
      sketch.update(((Number) element).longValue());
    } else if (element instanceof Double || element instanceof Float) {
      sketch.update(((Number) element).doubleValue());
    } else if (element != null) {
      addText(sketch, DistinctText.of(element));
    }
    return sketch;
  }

  private static void addText(Union sketch, String text) {
    if (text.isEmpty()) {
      sketch.update(EMPTY_TEXT);
    } else {
      sketch.update(text);
    }
  }

  @Override
  public Union merge(Union sketch, Union other) {
    sketch.update(other.getResult(TgtHllType.HLL_8));
    return sketch;
  }

  @Override
  public Long finish(Union sketch) {
    return Math.round(sketch.getCompositeEstimate());
  }

  @Override
  public boolean grows() {
    return true;
  }

  @Override
  public long weight(Union sketch) {
    return OBJECTS + sketch.getCompactSerializationBytes();
  }

  @Override
  public Coder<Union> accumulatorCoder(CoderRegistry coders, TypeDescriptor<? extends T> elements) {
    return new SketchCoder<>(Union::toCompactByteArray, Union::heapify);
  }

  @Override
  public Coder<Long> resultCoder(CoderRegistry coders, TypeDescriptor<? extends T> elements) {
    return VarLongCoder.of();
  }
}
