package io.millrace.flow.internal.step;

import io.millrace.flow.connect.Receiver;
import io.millrace.flow.internal.failure.Failures;
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
public abstract class StepLink<A, B> implements Link<A> {

  static final String NAMESPACE = "millrace.steps";

  /**
   * Each kind of step calls it in code of its own, and counts around that: the JIT compiler keeps a
   * profile for each call in the code, and inlines where that shows one receiver.
   */
  final Receiver<? super B> next;

  long in;
  long out;

  private final Opening opening;
  private long failed;

  /** Where a step is opened: its name in the counters, and what surrounds it. */
  public record Opening(String label, Failures failures, StageOutput output) {}

  StepLink(Receiver<? super B> next, Opening opening) {
    this.next = next;
    this.opening = opening;
  }

  /** Takes what a user function threw. */
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
