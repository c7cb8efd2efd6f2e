package io.millrace.flow;

import static io.millrace.flow.Reducers.count;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.flow.options.Async;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.testing.TestPipelineExtension;
import org.apache.beam.sdk.transforms.Create;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The counters of each operator. */
@ExtendWith(TestPipelineExtension.class)
class StepMetricsTest {

  @Test
  void map_countsInAndOut(TestPipeline pipeline) {
    Flow.from(pipeline, ListSource.of(List.of("a", "b"), List.of("c")))
        .map(String::length)
        .into(ListSink.create());

    assertThat(steps(pipeline.run())).isEqualTo(Map.of("map length.in", 3L, "map length.out", 3L));
  }

  @Test
  void filterAndReject_countWhatTheyDrop(TestPipeline pipeline) {
    Flow.of(pipeline.apply(Create.of(1, 2, 3, 4, 5)))
        .filter(n -> n > 1)
        .named("no big ones")
        .reject(n -> n > 3)
        .into(ListSink.create());

    assertThat(steps(pipeline.run()))
        .isEqualTo(
            Map.of(
                "filter.in", 5L,
                "filter.out", 4L,
                "filter.dropped", 1L,
                "no big ones.in", 4L,
                "no big ones.out", 2L,
                "no big ones.dropped", 2L));
  }

  @Test
  void flatMap_countsEachResult(TestPipeline pipeline) {
    Flow.of(pipeline.apply(Create.of("a b c", "d")))
        .flatMap(String.class, line -> Arrays.asList(line.split(" ")))
        .into(ListSink.create());

    assertThat(steps(pipeline.run())).isEqualTo(Map.of("flatMap.in", 2L, "flatMap.out", 4L));
  }

  @Test
  void mapBatch_countsElementsAndResults(TestPipeline pipeline) {
    Flow.from(pipeline, ListSource.of(List.of(1, 2, 3)))
        .mapBatch(Integer.class, 2, batch -> List.of(batch.size()))
        .into(ListSink.create());

    assertThat(steps(pipeline.run())).isEqualTo(Map.of("mapBatch.in", 3L, "mapBatch.out", 2L));
  }

  @Test
  void mapAsync_countsInAndOut(TestPipeline pipeline) {
    Flow.from(pipeline, ListSource.of(List.of(1, 2, 3)))
        .mapAsync(Async.inFlight(2), n -> n + 1)
        .into(ListSink.create());

    assertThat(steps(pipeline.run())).isEqualTo(Map.of("mapAsync.in", 3L, "mapAsync.out", 3L));
  }

  @Test
  void each_countsInAndOut(TestPipeline pipeline) {
    Flow.of(pipeline.apply(Create.of(1, 2))).each(n -> {}).into(ListSink.create());

    assertThat(steps(pipeline.run())).isEqualTo(Map.of("each.in", 2L, "each.out", 2L));
  }

  @Test
  void mapValues_countsUnderItsName(TestPipeline pipeline) {
    Flow.of(pipeline.apply(Create.of("a", "b", "a")))
        .partition()
        .reduce(count())
        .mapValues(n -> n + 1)
        .into(ListSink.create());

    assertThat(steps(pipeline.run())).isEqualTo(Map.of("mapValues.in", 2L, "mapValues.out", 2L));
  }

  @Test
  void onError_countsWhatFails(TestPipeline pipeline) {
    Flow.of(pipeline.apply(Create.of("1", "x", "0", "y")))
        .onError(DeadLetters.into(ListSink.create()))
        .named("parse")
        .map(text -> Integer.valueOf(text))
        .named("not zero")
        .filter(n -> 10 / n > 0)
        .into(ListSink.create());

    assertThat(steps(pipeline.run()))
        .isEqualTo(
            Map.of(
                "parse.in", 4L,
                "parse.out", 2L,
                "parse.failed", 2L,
                "not zero.in", 2L,
                "not zero.out", 1L,
                "not zero.failed", 1L));
  }

  @Test
  void sameNameTwice_isNumbered(TestPipeline pipeline) {
    Flow.of(pipeline.apply(Create.of("a", "b")))
        .map(word -> word + "!")
        .filter(word -> word.equals("a!"))
        .map(word -> word + "!")
        .into(ListSink.create());

    assertThat(steps(pipeline.run()))
        .containsEntry("map.in", 2L)
        .containsEntry("map (2).in", 1L)
        .containsEntry("map (2).out", 1L);
  }

  @Test
  void branches_countTheCommonStepsOnce(TestPipeline pipeline) {
    Flow<String> words = Flow.of(pipeline.apply(Create.of("a", "b"))).each(word -> {});

    words.map(String::length).into(ListSink.create());
    words.filter(word -> word.equals("a")).into(ListSink.create());

    assertThat(steps(pipeline.run()))
        .isEqualTo(
            Map.of(
                "each.in", 2L,
                "each.out", 2L,
                "map length.in", 2L,
                "map length.out", 2L,
                "filter.in", 2L,
                "filter.out", 1L,
                "filter.dropped", 1L));
  }

  private static Map<String, Long> steps(PipelineResult result) {
    return Outcome.counters(result, "millrace.steps");
  }
}
