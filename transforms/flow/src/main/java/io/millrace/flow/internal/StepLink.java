package io.millrace.flow.internal;

import io.millrace.flow.Receiver;
import org.apache.beam.sdk.metrics.Metrics;

/**
 * A step at work: hands on to the next one, and counts.
 *
 * <p>The counters of a step, in the namespace {@value #NAMESPACE}, are its name and {@code .in},
 * {@code .out}, {@code .dropped} and {@code .failed}; plain fields while a bundle runs.
 *
 * @param <A> what it takes
 * @param <B> what it gives
 */
abstract class StepLink<A, B> implements Link<A> {

  static final String NAMESPACE = "millrace.steps";

  private final Receiver<? super B> next;
  private final Opening opening;
  private long in;
  private long out;
  private long failed;

  /** Where a step is opened: its name in the counters, and what surrounds it. */
  record Opening(String label, Failures failures, StageOutput output) {}

  StepLink(Receiver<? super B> next, Opening opening) {
    this.next = next;
    this.opening = opening;
  }

  @Override
  public final void accept(A element) throws Exception {
    in++;
    take(element);
  }

  /** Takes an element; whatever a user function throws goes to {@link #failed}. */
  abstract void take(A element) throws Exception;

  final void give(B result) throws Exception {
    out++;
    next.accept(result);
  }

  final void failed(Object element, Exception cause) {
    failed++;
    opening.failures().failed(opening.label(), element, cause);
  }

  final StageOutput output() {
    return opening.output();
  }

  @Override
  public void startBundle() {
    in = 0;
    out = 0;
    failed = 0;
  }

  @Override
  public void finishBundle() throws Exception {
    count("in", in);
    count("out", out);
    count("dropped", dropped(in, out, failed));
    count("failed", failed);
    startBundle();
  }

  /** How many elements a step let fall on purpose; not every step can say so. */
  long dropped(long taken, long given, long put) {
    return 0;
  }

  private void count(String what, long n) {
    if (n > 0) {
      Metrics.counter(NAMESPACE, opening.label() + "." + what).inc(n);
    }
  }
}
