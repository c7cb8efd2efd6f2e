package io.millrace.jobs.watch;

import io.millrace.flow.Receiver;
import io.millrace.flow.Source;
import io.millrace.flow.Split;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.apache.beam.sdk.values.TypeDescriptor;
import org.apache.beam.sdk.values.TypeDescriptors;

/** Gives a row every few milliseconds. */
final class SlowSource extends Source<Long> {

  private static final long serialVersionUID = 1L;

  /** Workers are threads of this JVM. */
  static final AtomicLong GIVEN = new AtomicLong();

  private final int splits;
  private final int rows;
  private final long pauseMillis;

  /** Splits of so many rows each, with so long a pause before each row. */
  SlowSource(int splits, int rows, long pauseMillis) {
    this.splits = splits;
    this.rows = rows;
    this.pauseMillis = pauseMillis;
  }

  @Override
  protected List<Split<Long>> splits(int parallelism) {
    int number = rows;
    long pause = pauseMillis;
    return IntStream.range(0, splits)
        .<Split<Long>>mapToObj(split -> receiver -> read(number, pause, receiver))
        .toList();
  }

  private static void read(int rows, long pauseMillis, Receiver<? super Long> receiver)
      throws Exception {
    for (long row = 0; row < rows; row++) {
      Thread.sleep(pauseMillis);
      receiver.accept(row);
      GIVEN.incrementAndGet();
    }
  }

  @Override
  protected TypeDescriptor<Long> elementType() {
    return TypeDescriptors.longs();
  }
}
