package io.millrace.sketches;

import static io.millrace.flow.Reducers.all;
import static io.millrace.flow.Reducers.filtering;
import static io.millrace.sketches.Sketches.approxDistinct;
import static io.millrace.sketches.Sketches.frequent;
import static io.millrace.sketches.Sketches.median;
import static io.millrace.sketches.Sketches.percentile;

import io.millrace.flow.Flow;
import java.util.List;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.testing.TestPipelineExtension;
import org.apache.beam.sdk.transforms.Create;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestPipelineExtension.class)
class SketchesInAFlowTest {

  record Click(String page, String user, double millis) {}

  record Times(double median, double p90) {}

  record Page(String page, long users, List<Frequent<String>> top, Times times, Double slowest) {}

  @Test
  void reduce_sketches_workInAFlow(TestPipeline pipeline) {
    Flow<Page> pages =
        Flow.of(
                pipeline.apply(
                    Create.of(
                        new Click("home", "ann", 3),
                        new Click("home", "bob", 1),
                        new Click("home", "ann", 2),
                        new Click("shop", "eve", 9))))
            .partitionBy(Click::page)
            .reduce(
                approxDistinct(Click::user),
                frequent(Click::user, 1),
                all(median(Click::millis), percentile(Click::millis, 90), Times::new),
                filtering(click -> click.millis() > 5, percentile(Click::millis, 100)),
                Page::new);

    PAssert.that(pages.toPCollection())
        .containsInAnyOrder(
            new Page("home", 2, List.of(new Frequent<>("ann", 2, 2)), new Times(2, 3), null),
            new Page("shop", 1, List.of(new Frequent<>("eve", 1, 1)), new Times(9, 9), 9.0));
    pipeline.run();
  }
}
