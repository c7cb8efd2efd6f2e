package io.millrace.flow.internal.step;

import io.millrace.flow.connect.Receiver;
import io.millrace.flow.live.Meters;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.windowing.BoundedWindow;
import org.apache.beam.sdk.transforms.windowing.GlobalWindow;
import org.apache.beam.sdk.transforms.windowing.PaneInfo;
import org.apache.beam.sdk.values.TupleTag;
import org.joda.time.Instant;

/**
 * The way out of a stage: Beam's context of the call that is going on, and the moment in event time
 * of the element that is on its way through the stage.
 */
public final class StageOutput {

  private final String stage;
  private final Meters meters;
  private DoFn<?, Object>.ProcessContext process;
  private DoFn<?, Object>.FinishBundleContext finish;
  private final List<Receiver<String>> partListeners = new ArrayList<>();
  private Moment arrived;
  private Moment current;

  public StageOutput(String stage, Meters meters) {
    this.stage = stage;
    this.meters = meters;
  }

  /** Where an element stands in event time. */
  public static final class Moment {

    private final Instant timestamp;
    private final BoundedWindow window;
    private final PaneInfo pane;

    public Moment(Instant timestamp, BoundedWindow window, PaneInfo pane) {
      this.timestamp = timestamp;
      this.window = window;
      this.pane = pane;
    }

    static Moment endOf(BoundedWindow window) {
      return new Moment(window.maxTimestamp(), window, PaneInfo.NO_FIRING);
    }

    public Instant timestamp() {
      return timestamp;
    }

    public BoundedWindow window() {
      return window;
    }
  }

  /** What the stage counts with on this thread. */
  public Meters meters() {
    return meters;
  }

  /** Has something told which part of the stage's input is begun. */
  public void onPart(Receiver<String> listener) {
    partListeners.add(listener);
  }

  /**
   * A part of the input that is always done as a whole is begun.
   *
   * @param part its name in this stage, the same when it is done again
   */
  public void beginPart(String part) throws Exception {
    for (Receiver<String> listener : partListeners) {
      listener.accept("%s of %s".formatted(part, stage));
    }
  }

  /** As {@link #beginPart}, for a shard of the window that came in. */
  public void beginShard(int shard) throws Exception {
    beginPart(
        window() instanceof GlobalWindow
            ? "shard %d".formatted(shard)
            : "shard %d, %s".formatted(shard, window()));
  }

  public void processing(DoFn<?, Object>.ProcessContext context, BoundedWindow window) {
    process = context;
    finish = null;
    if (current == null
        || current.window != window
        || !current.pane.equals(context.pane())
        || !current.timestamp.equals(context.timestamp())) {
      current = new Moment(context.timestamp(), window, context.pane());
    }
    arrived = current;
  }

  public void finishing(DoFn<?, Object>.FinishBundleContext context) {
    process = null;
    finish = context;
  }

  /** The moment of the element that is on its way through the stage; the last one's at the end. */
  public Moment moment() {
    return current;
  }

  /** The window of the element that is on its way through the stage. */
  public BoundedWindow window() {
    return current.window;
  }

  /**
   * Goes on with an element that came earlier, or later, than the one that Beam handed in. The
   * caller goes back to the moment that it found.
   */
  public void at(Moment moment) {
    current = moment;
  }

  /** Gives out a value at the moment of the element that is on its way through the stage. */
  <O> void emit(TupleTag<O> tag, O value) {
    if (finish == null && current == arrived) {
      process.output(tag, value);
    } else {
      emit(tag, value, current);
    }
  }

  /** Gives out a value at a moment of its own. */
  <O> void emit(TupleTag<O> tag, O value, Moment at) {
    if (finish != null) {
      finish.output(tag, value, at.timestamp, at.window);
    } else {
      process.outputWindowedValue(tag, value, at.timestamp, List.of(at.window), at.pane);
    }
  }
}
