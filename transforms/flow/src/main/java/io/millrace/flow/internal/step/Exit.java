package io.millrace.flow.internal.step;

import io.millrace.flow.internal.failure.Failures;
import io.millrace.flow.internal.step.StageOutput.Moment;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.transforms.windowing.BoundedWindow;
import org.apache.beam.sdk.util.CoderUtils;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.TupleTag;

/**
 * Where one branch of a stage gives out, on one worker thread.
 *
 * @param <O> what it gives out
 */
public final class Exit<O> {

  /** The output of the first branch. */
  private static final TupleTag<Object> MAIN = new TupleTag<>("main");

  /** The output of all other branches, see {@link Way}. */
  public static final TupleTag<KV<Integer, byte[]>> LATER = new TupleTag<>("later");

  private final Way<O> way;
  private final StageOutput output;
  private final Failures failures;
  private final String step;

  private Exit(Way<O> way, StageOutput output, Failures failures, String step) {
    this.way = way;
    this.output = output;
    this.failures = failures;
    this.step = step;
  }

  /** The output of the first branch. */
  @SuppressWarnings("unchecked") // what is in it, the first branch says
  public static <O> TupleTag<O> main() {
    return (TupleTag<O>) MAIN;
  }

  /**
   * Which of a stage's outputs a branch has: the first branch has one of its own; all others share
   * one, in which each value stands encoded behind the branch's number.
   *
   * @param number 0 for the first
   */
  public record Way<O>(int number, Coder<O> coder) implements Serializable {

    /**
     * Opens it on a worker thread.
     *
     * @param step what gives the values, for messages
     */
    public Exit<O> open(StageOutput output, Failures failures, String step) {
      return new Exit<>(this, output, failures, step);
    }

    private KV<Integer, byte[]> encoded(O value) {
      try {
        return KV.of(number, CoderUtils.encodeToByteArray(coder, value));
      } catch (IOException e) {
        throw new UncheckedIOException("cannot encode what a stage gives out", e);
      }
    }
  }

  /** The branch's number in its stage, 0 for the first. */
  public int number() {
    return way.number;
  }

  /** The way of the element that is going through the stage. */
  public StageOutput output() {
    return output;
  }

  /** Where elements go that a user function of the branch's tail fails on. */
  public Failures failures() {
    return failures;
  }

  /** What gives the elements that leave here, for messages. */
  public String step() {
    return step;
  }

  /** What refuses null among the elements. */
  public NullCheck<O> nulls() {
    return new NullCheck<>(way.coder, step);
  }

  /** Gives out a value at the moment of the element that is on its way through the stage. */
  public void emit(O value) {
    if (way.number == 0) {
      output.emit(main(), value);
    } else {
      output.emit(LATER, way.encoded(value));
    }
  }

  /** Gives out a value at the end of a window. */
  public void emit(O value, BoundedWindow window) {
    Moment end = Moment.endOf(window);
    if (way.number == 0) {
      output.emit(main(), value, end);
    } else {
      output.emit(LATER, way.encoded(value), end);
    }
  }
}
