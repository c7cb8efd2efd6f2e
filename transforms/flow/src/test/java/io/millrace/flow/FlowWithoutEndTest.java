package io.millrace.flow;

import static io.millrace.flow.Reducers.count;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult.State;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.values.TypeDescriptors;
import org.junit.jupiter.api.Test;

/** A flow that is not ended does nothing, so its pipeline does not run. */
class FlowWithoutEndTest {

  private static final String REMEDY =
      "it has no end, so nothing would be done; end it by into, toPCollection or apply, or leave it"
          + " out";

  private final Pipeline pipeline = Pipeline.create(PipelineOptionsFactory.create());

  @Test
  void run_flowOfASource_refusedWithItsSteps() {
    Flow.from(pipeline, ListSource.of(List.of("a", "b")))
        .filter(word -> word.equals("a"))
        .named("upper case")
        .map(String::toUpperCase);

    assertRefused("flow 'ListSource, filter, upper case': ");
  }

  @Test
  void run_flowOfACollection_refused() {
    Flow.of(pipeline.apply(Create.of("a")).setName("words")).reject(String::isEmpty);

    assertRefused("flow 'words, reject isEmpty': ");
  }

  @Test
  void run_reduceWithoutAnEnd_refused() {
    Flow.from(pipeline, ListSource.of(List.of("a"))).partitionBy(String::length).reduce(count());

    assertRefused("flow 'ListSource, reduce by length': ");
  }

  @Test
  void run_partitionWithoutAReduce_refused() {
    Flow.from(pipeline, ListSource.of(List.of("a"))).partitionBy(String::length);

    assertRefused("flow 'ListSource': ");
  }

  @Test
  void run_oneBranchOfTwoWithoutAnEnd_refused() {
    Flow<String> words = Flow.from(pipeline, ListSource.of(List.of("a")));
    words.toPCollection();
    words.map(String::length);

    assertRefused("flow 'ListSource, map length': ");
  }

  @Test
  void run_mergedFlowsWithoutAnEnd_refused() {
    Flow.merge(
        Flow.from(pipeline, ListSource.of(List.of("a"))),
        Flow.from(pipeline, ListSource.of(List.of("b"))));

    assertRefused("flow 'merge of ListSource; ListSource': ");
  }

  @Test
  void run_failuresThatNobodyTakes_refused() {
    Flow.from(pipeline, ListSource.of(List.of("a")))
        .onError(DeadLetters.to(failures -> {}))
        .map(Integer::valueOf)
        .toPCollection();

    assertRefused("flow '");
  }

  @Test
  void run_allFlowsEnded_runs() {
    Flow<String> words = Flow.from(pipeline, ListSource.of(List.of("a")));
    words.map(String::length).toPCollection();
    words.apply(MapElements.into(TypeDescriptors.strings()).via(word -> word));
    Flow.of(pipeline.apply(Create.of("a"))).toPCollection();
    pipeline
        .apply("elements", Create.of("b"))
        .apply(FlowTransform.of(flow -> flow.map(String::length)));

    State state = pipeline.run().waitUntilFinish();

    assertThat(state).isEqualTo(State.DONE);
  }

  private void assertRefused(String flow) {
    assertThatThrownBy(pipeline::run)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith(flow)
        .hasMessageEndingWith(REMEDY);
  }
}
