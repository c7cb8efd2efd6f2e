package io.millrace.flow.internal.step;

import io.millrace.flow.connect.Receiver;
import io.millrace.flow.function.Failure;
import io.millrace.flow.function.StepException;
import io.millrace.flow.internal.failure.ErrorLimit;
import io.millrace.flow.internal.failure.Failures;
import io.millrace.flow.internal.failure.PutAside;
import io.millrace.flow.internal.failure.TooManyFailuresException;
import java.util.function.Consumer;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.TypeDescriptor;

/**
 * Puts aside the elements that the user functions behind it fail on, up to a limit.
 *
 * <p>Two outputs of the stage are its own: the failures, and for each bundle a tally of (elements
 * that came here, elements that failed), from which the limit is checked over all workers. A bundle
 * that has more failures than the whole job may have does not wait for that.
 */
public final class OnErrorStep<A> implements Step<A, A> {

  private static final long serialVersionUID = 1L;

  private final String name;
  private final ErrorLimit limit;

  /** Takes the failures; not needed on workers, as what follows. */
  private final transient Consumer<PCollection<Failure>> deadLetters;

  private final transient PutAside aside;

  private OnErrorStep(String name, ErrorLimit limit, Consumer<PCollection<Failure>> deadLetters) {
    this.name = name;
    this.limit = limit;
    this.deadLetters = deadLetters;
    this.aside = new PutAside(name, limit, deadLetters);
  }

  /** A step that puts aside as many as the limit allows. */
  public static <A> OnErrorStep<A> upTo(
      ErrorLimit limit, Consumer<PCollection<Failure>> deadLetters) {
    return new OnErrorStep<>("on error", limit, deadLetters);
  }

  /** What the stages leave that this step becomes part of. */
  public PutAside aside() {
    return aside;
  }

  /** Whether the failures of all workers are to be added up. */
  public boolean isLimited() {
    return !limit.isNone();
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public TypeDescriptor<A> outputType(TypeDescriptor<A> input) {
    return input;
  }

  @Override
  public Step<A, A> named(String newName) {
    return new OnErrorStep<>(newName, limit, deadLetters);
  }

  @Override
  public Link<A> open(Receiver<? super A> next, StepLink.Opening opening) {
    throw new UnsupportedOperationException("a guard is set up before what it guards");
  }

  public Guard guard(Exit<Failure> failures, Exit<KV<Long, Long>> tallies) {
    return new Guard(failures, tallies);
  }

  /** Takes the failures of what is behind this step in one worker thread. */
  public final class Guard implements Link<Object>, Failures {

    private final Exit<Failure> failures;
    private final Exit<KV<Long, Long>> tallies;
    private long elements;
    private long failed;

    private Guard(Exit<Failure> failures, Exit<KV<Long, Long>> tallies) {
      this.failures = failures;
      this.tallies = tallies;
    }

    @Override
    public void accept(Object element) {
      elements++;
    }

    @Override
    public void failed(String step, Object element, Exception cause) {
      if (cause instanceof InterruptedException) {
        // The runner stops this thread; the element has nothing to do with it.
        THROW.failed(step, element, cause);
      }
      failed++;
      if (failed > limit.count()) {
        throw new TooManyFailuresException(
            "onError: %d elements failed, and at most %d may; the last: %s"
                .formatted(
                    failed, limit.count(), StepException.of(step, element, cause).getMessage()),
            cause);
      }
      failures.emit(Failure.of(step, element, cause));
    }

    @Override
    public void startBundle() {
      elements = 0;
      failed = 0;
    }

    @Override
    public void finishBundle() {
      if (!limit.isNone() && elements > 0) {
        tallies.emit(KV.of(elements, failed));
      }
    }
  }
}
