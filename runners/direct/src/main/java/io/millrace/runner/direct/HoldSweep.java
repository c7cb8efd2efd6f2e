package io.millrace.runner.direct;

import java.util.Collection;
import java.util.Map;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.transforms.windowing.BoundedWindow;
import org.joda.time.Instant;

/**
 * Takes from a running DirectRunner what it keeps of bundles that are done.
 *
 * <p>Its watermark manager has a hold for the key of each bundle, also where it is at the end of
 * time; and a bundle without a key has a key that equals no other, though Beam's own documentation
 * of {@code StructuralKey.empty} says that all are equal. So some 220 bytes of every bundle stay
 * for ever: a megabyte a minute of a flow without end, and twenty with a thousand keys in windows.
 *
 * <p>A hold at the end of time holds nothing back: the least of all holds is the same without it.
 */
final class HoldSweep {

  private final Map<?, ?> watermarksByTransform;

  /**
   * A sweep of the pipeline of a result.
   *
   * @throws ReflectiveOperationException if this version of Beam keeps its holds elsewhere
   */
  HoldSweep(PipelineResult running) throws ReflectiveOperationException {
    Object manager =
        PrivateField.get(PrivateField.get(running, "evaluationContext"), "watermarkManager");
    watermarksByTransform = (Map<?, ?>) PrivateField.get(manager, "transformToWatermarks");
  }

  /**
   * Sweeps once.
   *
   * @return how many holds were swept
   */
  int sweep() throws ReflectiveOperationException {
    int swept = 0;
    for (Object watermarks : watermarksByTransform.values()) {
      swept += sweep(PrivateField.get(watermarks, "outputWatermark"));
      swept += sweep(PrivateField.get(watermarks, "synchronizedProcessingOutputWatermark"));
    }
    return swept;
  }

  /** What touches the holds, Beam does in synchronised methods of the watermark. */
  private static int sweep(Object watermark) throws ReflectiveOperationException {
    Object holds = PrivateField.get(watermark, "holds");
    Collection<?> byKey = ((Map<?, ?>) PrivateField.get(holds, "keyedHolds")).values();
    Collection<?> byTime = (Collection<?>) PrivateField.get(holds, "allHolds");
    synchronized (watermark) {
      int before = byTime.size();
      byKey.removeIf(HoldSweep::holdsNothing);
      byTime.removeIf(HoldSweep::holdsNothing);
      return before - byTime.size();
    }
  }

  private static boolean holdsNothing(Object hold) {
    try {
      Instant time = (Instant) PrivateField.get(hold, "timestamp");
      return !time.isBefore(BoundedWindow.TIMESTAMP_MAX_VALUE);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("a hold of this version of Beam has no timestamp", e);
    }
  }
}
