package io.millrace.sketches;

import io.millrace.flow.function.Reducer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.CoderRegistry;
import org.apache.beam.sdk.values.TypeDescriptor;

/** Reduces elements as workers would, the accumulators going through their coder. */
final class Reduced {

  private Reduced() {}

  static <T, A, R> R reduced(Reducer<T, A, R> reducer, Class<T> type, List<T> elements, int pieces)
      throws Exception {
    Coder<A> coder =
        reducer.accumulatorCoder(CoderRegistry.createDefault(), TypeDescriptor.of(type));
    List<A> accumulators = new ArrayList<>();
    for (int i = 0; i < pieces; i++) {
      accumulators.add(reducer.create());
    }
    for (int i = 0; i < elements.size(); i++) {
      accumulators.set(i % pieces, reducer.add(accumulators.get(i % pieces), elements.get(i)));
    }
    A merged = reducer.create();
    for (A accumulator : accumulators) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      coder.encode(accumulator, out);
      merged = reducer.merge(merged, coder.decode(new ByteArrayInputStream(out.toByteArray())));
    }
    return reducer.finish(merged);
  }
}
