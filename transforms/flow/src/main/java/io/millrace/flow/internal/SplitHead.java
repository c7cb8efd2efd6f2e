package io.millrace.flow.internal;

import io.millrace.flow.Receiver;
import io.millrace.flow.Split;
import io.millrace.flow.live.Meter;
import io.millrace.flow.live.Meters;

/**
 * Reads splits, and counts what is in them, whatever the source.
 *
 * @param <X> the elements
 */
final class SplitHead<X> implements Link<Split<X>> {

  private final Counting<X> chain;
  private final Meters meters;
  private final Meter splits;
  private Split.Keep kept;

  private SplitHead(Counting<X> chain, Meters meters) {
    this.chain = chain;
    this.meters = meters;
    this.splits = meters.meter("splitsDone");
  }

  static <X> Link<Split<X>> open(Receiver<? super X> chain, StageOutput output) {
    Counting<X> counting = new Counting<>(chain, output.meters());
    output.meters().meter("rowsRead").include(() -> counting.rows);
    return new SplitHead<>(counting, output.meters());
  }

  @Override
  public void accept(Split<X> split) throws Exception {
    if (kept == null) {
      kept = split.keep();
    }
    meters.within(() -> split.read(chain));
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
