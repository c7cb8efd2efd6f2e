package io.millrace.flow.internal;

import io.millrace.flow.Receiver;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.windowing.BoundedWindow;

/**
 * A stage on a worker: head, fused steps, tail. One element's way through it is plain method calls.
 *
 * @param <I> what Beam hands in
 * @param <X> what the first step takes
 * @param <Y> what the last step gives
 * @param <O> what Beam gets
 */
final class StageFn<I, X, Y, O> extends DoFn<I, O> {

  private static final long serialVersionUID = 1L;

  private final Head<I, X> head;
  private final Steps<X, Y> steps;
  private final Tail<Y, O> tail;

  private transient StageOutput<O> out;
  private transient Tail.Running<Y> end;
  private transient Receiver<I> chain;

  StageFn(Head<I, X> head, Steps<X, Y> steps, Tail<Y, O> tail) {
    this.head = head;
    this.steps = steps;
    this.tail = tail;
  }

  @Setup
  public void setup() {
    out = new StageOutput<>();
    end = tail.open(out);
    chain = head.before(steps.before(end));
  }

  @StartBundle
  public void startBundle() {
    end.startBundle();
  }

  @ProcessElement
  public void process(ProcessContext context, BoundedWindow window) throws Exception {
    out.processing(context, window);
    chain.accept(context.element());
  }

  @FinishBundle
  public void finishBundle(FinishBundleContext context) throws Exception {
    out.finishing(context);
    end.finishBundle();
  }

  @Teardown
  public void teardown() throws Exception {
    if (end != null) {
      end.close();
    }
  }
}
