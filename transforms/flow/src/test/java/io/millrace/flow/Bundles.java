package io.millrace.flow;

import java.util.List;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.TimestampedValue;

/** Collections whose elements come to the next transform in one bundle, in a given order. */
final class Bundles {

  private Bundles() {}

  @SafeVarargs
  @SuppressWarnings("varargs") // the array is only read
  static <T> PCollection<T> one(
      TestPipeline pipeline, Coder<T> coder, TimestampedValue<T>... elements) {
    return pipeline
        .apply("one element", Create.of(0))
        .apply("one bundle", ParDo.of(new GiveOut<>(List.of(elements))))
        .setCoder(coder);
  }

  private static final class GiveOut<T> extends DoFn<Integer, T> {

    private static final long serialVersionUID = 1L;

    private final List<T> values;
    private final List<Long> millis;

    GiveOut(List<TimestampedValue<T>> elements) {
      values = elements.stream().map(TimestampedValue::getValue).toList();
      millis = elements.stream().map(element -> element.getTimestamp().getMillis()).toList();
    }

    @ProcessElement
    public void process(OutputReceiver<T> out) {
      for (int i = 0; i < values.size(); i++) {
        out.outputWithTimestamp(values.get(i), Seconds.moment(millis.get(i)));
      }
    }
  }
}
