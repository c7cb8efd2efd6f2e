package io.millrace.flow.internal;

import java.util.List;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.windowing.BoundedWindow;
import org.apache.beam.sdk.transforms.windowing.PaneInfo;

/** The way out of a stage: Beam's context of the call that is going on. */
final class StageOutput<O> {

  private DoFn<?, O>.ProcessContext process;
  private DoFn<?, O>.FinishBundleContext finish;
  private BoundedWindow window;

  void processing(DoFn<?, O>.ProcessContext context, BoundedWindow elementWindow) {
    process = context;
    finish = null;
    window = elementWindow;
  }

  void finishing(DoFn<?, O>.FinishBundleContext context) {
    process = null;
    finish = context;
    window = null;
  }

  /** The window of the element that is being processed. */
  BoundedWindow window() {
    return window;
  }

  /** Gives out a value with the timestamp and window of the element that is being processed. */
  void emit(O value) {
    process.output(value);
  }

  /** Gives out a value at the end of a window, which may be another than the element's. */
  void emit(O value, BoundedWindow into) {
    if (finish != null) {
      finish.output(value, into.maxTimestamp(), into);
    } else {
      process.outputWindowedValue(value, into.maxTimestamp(), List.of(into), PaneInfo.NO_FIRING);
    }
  }
}
