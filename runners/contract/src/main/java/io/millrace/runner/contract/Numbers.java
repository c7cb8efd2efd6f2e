package io.millrace.runner.contract;

import io.millrace.flow.Source;
import io.millrace.flow.connect.Receiver;
import io.millrace.flow.connect.Split;
import java.util.List;
import java.util.stream.LongStream;
import org.apache.beam.sdk.values.TypeDescriptor;
import org.apache.beam.sdk.values.TypeDescriptors;

/** The whole numbers from 0 to a limit, dealt to some splits. */
final class Numbers extends Source<Long> {

  private static final long serialVersionUID = 1L;

  private final long limit;
  private final int splits;

  private Numbers(long limit, int splits) {
    this.limit = limit;
    this.splits = splits;
  }

  /** The numbers below the limit, in five splits. */
  static Numbers below(long limit) {
    return new Numbers(limit, 5);
  }

  @Override
  protected List<EveryNth> splits(int parallelism) {
    return LongStream.range(0, splits)
        .mapToObj(first -> new EveryNth(first, splits, limit))
        .toList();
  }

  @Override
  protected TypeDescriptor<Long> elementType() {
    return TypeDescriptors.longs();
  }

  private record EveryNth(long first, int step, long limit) implements Split<Long> {

    @Override
    public void read(Receiver<? super Long> receiver) throws Exception {
      for (long number = first; number < limit; number += step) {
        receiver.accept(number);
      }
    }
  }
}
