package io.millrace.flow.internal.shuffle;

import static io.millrace.flow.Reducers.count;

import io.millrace.flow.Reduce;
import io.millrace.flow.internal.memory.MemoryBudget;
import io.millrace.flow.options.FlowOptions;
import java.util.List;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.windowing.FixedWindows;
import org.apache.beam.sdk.transforms.windowing.Window;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.TypeDescriptors;
import org.joda.time.Duration;
import org.joda.time.Instant;
import org.junit.jupiter.api.Test;

class FoldTailTest {

  private static final long MEGABYTES = 7;

  /** With the table that has it, all but a window's table has without asking. */
  private static final int LARGE_KEY = 900_000;

  @Test
  void accept_secondWindow_othersHaveAllMemory_firstIsDrained() {
    FlowOptions options = PipelineOptionsFactory.as(FlowOptions.class);
    options.setTableMemory(MEGABYTES);
    TestPipeline pipeline = TestPipeline.fromOptions(options).enableAbandonedNodeEnforcement(false);
    MemoryBudget.Share others = MemoryBudget.ofProcess(MEGABYTES).share();
    others.covers((MEGABYTES + 1) << 20);

    PCollection<String> counts =
        pipeline
            .apply(Create.of(0))
            .apply(ParDo.of(new OneLargeKeyASecond()))
            .setCoder(StringUtf8Coder.of())
            .apply(Window.into(FixedWindows.of(Duration.standardSeconds(1))))
            .apply(Reduce.<String, String>by(word -> word).with(count()))
            .apply(
                MapElements.into(TypeDescriptors.strings())
                    .via(pair -> pair.getKey().charAt(0) + "=" + pair.getValue()));

    PAssert.that(counts).containsInAnyOrder(List.of("a=1", "b=1", "a=1"));
    pipeline.run().waitUntilFinish();
    others.release();
  }

  private static final class OneLargeKeyASecond extends DoFn<Integer, String> {

    private static final long serialVersionUID = 1L;

    @ProcessElement
    public void process(OutputReceiver<String> out) {
      out.outputWithTimestamp("a".repeat(LARGE_KEY), Instant.ofEpochMilli(0));
      out.outputWithTimestamp("b".repeat(LARGE_KEY), Instant.ofEpochMilli(1_000));
      out.outputWithTimestamp("a".repeat(LARGE_KEY), Instant.ofEpochMilli(2_000));
    }
  }
}
