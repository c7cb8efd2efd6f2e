package io.millrace.flow.internal.pipeline;

import org.apache.beam.sdk.transforms.windowing.AfterWatermark;
import org.apache.beam.sdk.transforms.windowing.DefaultTrigger;
import org.apache.beam.sdk.transforms.windowing.GlobalWindows;
import org.apache.beam.sdk.transforms.windowing.TimestampCombiner;
import org.apache.beam.sdk.transforms.windowing.Trigger;
import org.apache.beam.sdk.transforms.windowing.Window;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollection.IsBounded;
import org.apache.beam.sdk.values.WindowingStrategy;
import org.joda.time.Duration;

/** What the windows of a stage's elements allow a reduce to do. */
public record Windowed(IsBounded bounded, WindowingStrategy<?, ?> strategy) {

  /** What a source gives. */
  public static final Windowed SOURCE =
      new Windowed(IsBounded.BOUNDED, WindowingStrategy.globalDefault());

  public static Windowed of(PCollection<?> collection) {
    return new Windowed(collection.isBounded(), collection.getWindowingStrategy());
  }

  /** One window with one firing, at the end of the input, whatever windows and triggers it has. */
  public static <T> Window<T> toTheEnd() {
    return Window.<T>into(new GlobalWindows())
        .triggering(DefaultTrigger.of())
        .withAllowedLateness(Duration.ZERO)
        .discardingFiredPanes();
  }

  /**
   * Whether accumulators may be merged shard by shard, with one result for each key and window at
   * the end of the window. Unbounded input, merging windows, other triggers and other timestamps
   * take Beam's own {@code Combine}.
   */
  public boolean mergesByShard() {
    return isBounded()
        && strategy.getWindowFn().isNonMerging()
        && strategy.getTimestampCombiner() == TimestampCombiner.END_OF_WINDOW
        && strategy.getTrigger() instanceof DefaultTrigger;
  }

  /**
   * Whether elements may be folded before Beam's {@code Combine}: not where a trigger counts them
   * or looks at the clock between them, or where their timestamps matter. In windows that merge
   * they do: an accumulator stands at the end of its window, and does not hold back the watermark
   * from closing an earlier window that is yet to be merged with this one.
   */
  public boolean foldsBeforeCombine() {
    Trigger trigger = strategy.getTrigger();
    return strategy.getWindowFn().isNonMerging()
        && strategy.getTimestampCombiner() == TimestampCombiner.END_OF_WINDOW
        && (trigger instanceof DefaultTrigger || trigger instanceof AfterWatermark.FromEndOfWindow);
  }

  public boolean isBounded() {
    return bounded == IsBounded.BOUNDED;
  }

  /** Whether there is one window, and an end to it. */
  public boolean isOne() {
    return mergesByShard() && strategy.getWindowFn() instanceof GlobalWindows;
  }
}
