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
final class SplitHead<X> implements Receiver<Split<X>> {

  private final Receiver<? super X> chain;
  private final Meters meters;
  private final Meter rows;
  private final Meter splits;

  private SplitHead(Receiver<? super X> chain, Meters meters) {
    this.chain = chain;
    this.meters = meters;
    this.rows = meters.meter("rowsRead");
    this.splits = meters.boardMeter("splitsDone");
  }

  static <X> Receiver<Split<X>> open(Receiver<? super X> chain, StageOutput output) {
    return new SplitHead<>(chain, output.meters());
  }

  @Override
  public void accept(Split<X> split) throws Exception {
    long before = rows.count();
    meters.within(() -> split.read(new Counting<>(chain, rows)));
    splits.increment();
    SplitSource.readOnThisThread(rows.count() - before);
  }

  /** In a class of its own: the JIT compiler sees what is behind it as it does in a step. */
  private record Counting<X>(Receiver<? super X> chain, Meter rows) implements Receiver<X> {

    @Override
    public void accept(X element) throws Exception {
      rows.increment();
      chain.accept(element);
    }
  }
}
