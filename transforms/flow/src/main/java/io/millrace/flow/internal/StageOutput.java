package io.millrace.flow.internal;

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
final class StageOutput {

  private final String stage;
  private final Meters meters;
  private DoFn<?, Object>.ProcessContext process;
  private DoFn<?, Object>.FinishBundleContext finish;
  private final List<Receiver<String>> partListeners = new ArrayList<>();
  private Moment arrived;
  private Moment current;

  StageOutput(String stage, Meters meters) {
    this.stage = stage;
    this.meters = meters;
  }

  /** Where an element stands in event time. */
  static final class Moment {

    private final Instant timestamp;
    private final BoundedWindow window;
    private final PaneInfo pane;

    Moment(Instant timestamp, BoundedWindow window, PaneInfo pane) {
      this.timestamp = timestamp;
      this.window = window;
      this.pane = pane;
    }

    static Moment endOf(BoundedWindow window) {
      return new Moment(window.maxTimestamp(), window, PaneInfo.NO_FIRING);
    }

    Instant timestamp() {
      return timestamp;
    }

    BoundedWindow window() {
      return window;
    }
  }

  /** What the stage counts with on this thread. */
  Meters meters() {
    return meters;
  }

  /** Has something told which part of the stage's input is begun. */
  void onPart(Receiver<String> listener) {
    partListeners.add(listener);
  }

  /**
   * A part of the input that is always done as a whole is begun.
   *
   * @param part its name in this stage, the same when it is done again
   */
  void beginPart(String part) throws Exception {
    for (Receiver<String> listener : partListeners) {
      listener.accept("%s of %s".formatted(part, stage));
    }
  }

  /** As {@link #beginPart}, for a shard of the window that came in. */
  void beginShard(int shard) throws Exception {
    beginPart(
        window() instanceof GlobalWindow
            ? "shard %d".formatted(shard)
            : "shard %d, %s".formatted(shard, window()));
  }

  void processing(DoFn<?, Object>.ProcessContext context, BoundedWindow window) {
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

  void finishing(DoFn<?, Object>.FinishBundleContext context) {
    process = null;
    finish = context;
  }

  /** The moment of the element that is on its way through the stage; the last one's at the end. */
  Moment moment() {
    return current;
  }

  /** The window of the element that is on its way through the stage. */
  BoundedWindow window() {
    return current.window;
  }

  /**
   * Goes on with an element that came earlier, or later, than the one that Beam handed in. The
   * caller goes back to the moment that it found.
   */
  void at(Moment moment) {
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
