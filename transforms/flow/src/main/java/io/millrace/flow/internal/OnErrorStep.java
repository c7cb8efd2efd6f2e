package io.millrace.flow.internal;

import io.millrace.flow.Failure;
import io.millrace.flow.Receiver;
import io.millrace.flow.StepException;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
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
  private final Limit limit;

  /** Takes the failures; not needed on workers, as what follows. */
  private final transient Consumer<PCollection<Failure>> deadLetters;

  /** What the stages give that this step becomes part of together. */
  private final transient List<PCollection<Failure>> failures = new ArrayList<>();

  private final transient List<PCollection<KV<Long, Long>>> tallies = new ArrayList<>();
  private transient int gathering;

  private OnErrorStep(String name, Limit limit, Consumer<PCollection<Failure>> deadLetters) {
    this.name = name;
    this.limit = limit;
    this.deadLetters = deadLetters;
  }

  /** A step that puts aside as many as the limit allows. */
  public static <A> OnErrorStep<A> upTo(Limit limit, Consumer<PCollection<Failure>> deadLetters) {
    return new OnErrorStep<>("on error", limit, deadLetters);
  }

  /**
   * How many elements may fail: both a number and a share of those that came.
   *
   * @param count at most so many
   * @param share at most this part of the elements, 0 to 1
   */
  public record Limit(long count, BigDecimal share) implements Serializable {

    /** Any number. */
    public static final Limit NONE = new Limit(Long.MAX_VALUE, BigDecimal.ONE);

    boolean isNone() {
      return equals(NONE);
    }

    /** Fails when a number of failures among all elements is more than may be. */
    void check(long elements, long failed) {
      if (failed > count) {
        throw new TooManyFailuresException(
            "onError: %d elements failed, and at most %d may".formatted(failed, count));
      }
      BigDecimal most = share.multiply(BigDecimal.valueOf(elements));
      if (share.compareTo(BigDecimal.ONE) < 0 && BigDecimal.valueOf(failed).compareTo(most) > 0) {
        throw new TooManyFailuresException(
            "onError: %d of %d elements failed, and at most %s %% may"
                .formatted(failed, elements, share.movePointRight(2).toPlainString()));
      }
    }
  }

  /** More elements failed than {@link Limit} allows. */
  static final class TooManyFailuresException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TooManyFailuresException(String message) {
      super(message);
    }

    TooManyFailuresException(String message, Throwable last) {
      super(message, last);
    }
  }

  /**
   * From now on the step becomes part of several stages, until as many {@link #gathered}: what they
   * put aside comes together.
   */
  void gather() {
    gathering++;
  }

  /** All those stages are there. */
  void gathered() {
    gathering--;
    if (gathering > 0) {
      return;
    }
    if (!tallies.isEmpty()) {
      check(together(tallies, "tallies of " + name));
    }
    if (!failures.isEmpty()) {
      deadLetters.accept(together(failures, "failures of " + name));
    }
  }

  private static <T> PCollection<T> together(List<PCollection<T>> gathered, String name) {
    List<PCollection<T>> all = List.copyOf(gathered);
    gathered.clear();
    return all.size() == 1
        ? all.get(0)
        : PCollectionList.of(all)
            .apply(StepNames.unique(all.get(0).getPipeline(), name), Flatten.pCollections());
  }

  /** The failures of a stage. */
  void failures(PCollection<Failure> ofStage) {
    failures.add(ofStage);
  }

  /** Whether the failures of all workers are to be added up. */
  boolean isLimited() {
    return !limit.isNone();
  }

  /** How many elements came to a stage, and how many failed there, bundle by bundle. */
  void tallies(PCollection<KV<Long, Long>> ofStage) {
    tallies.add(ofStage);
  }

  /** Fails the job when the tallies of all workers are beyond the limit. */
  private void check(PCollection<KV<Long, Long>> all) {
    all.apply(StepNames.unique(all.getPipeline(), "limit of errors"), new LimitCheck(limit));
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

  Guard guard(Exit<Failure> failures, Exit<KV<Long, Long>> tallies) {
    return new Guard(failures, tallies);
  }

  /** Takes the failures of what is behind this step in one worker thread. */
  final class Guard implements Link<Object>, Failures {

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
