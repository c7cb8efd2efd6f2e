package io.millrace.flow.internal.connect;

import io.millrace.flow.connect.Receiver;
import io.millrace.flow.connect.Split;
import io.millrace.flow.internal.step.Link;
import io.millrace.flow.internal.step.StageOutput;
import io.millrace.flow.live.Meter;
import io.millrace.flow.live.Meters;

/**
 * Reads splits, and counts what is in them, whatever the source.
 *
 * @param <X> the elements
 */
public final class SplitHead<X> implements Link<NumberedSplit<X>> {

  private final Counting<X> chain;
  private final StageOutput output;
  private final Meter splits;
  private Split.Keep kept;

  private SplitHead(Counting<X> chain, StageOutput output) {
    this.chain = chain;
    this.output = output;
    this.splits = output.meters().meter("splitsDone");
  }

  public static <X> Link<NumberedSplit<X>> open(Receiver<? super X> chain, StageOutput output) {
    Counting<X> counting = new Counting<>(chain, output.meters());
    output.meters().meter("rowsRead").include(() -> counting.rows);
    return new SplitHead<>(counting, output);
  }

  @Override
  public void accept(NumberedSplit<X> numbered) throws Exception {
    Split<X> split = numbered.split();
    output.beginPart("split %d".formatted(numbered.number()));
    if (kept == null) {
      kept = split.keep();
    }
    output.meters().within(() -> split.read(chain));
    splits.increment();
  }

  @Override
  public void finishBundle() {
    close();
  }

  @Override
  public void close() {
    if (kept != null) {
      kept.close();
      kept = null;
    }
  }

  /** In a class of its own: the JIT compiler sees what is behind it as it does in a step. */
  private static final class Counting<X> implements Receiver<X> {

    private final Receiver<? super X> next;
    private final Meters meters;
    private long rows;

    Counting(Receiver<? super X> next, Meters meters) {
      this.next = next;
      this.meters = meters;
    }

    @Override
    public void accept(X element) throws Exception {
      rows++;
      meters.checkNotOver();
      next.accept(element);
    }
  }
}
