package io.millrace.flow;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.flow.options.FlowOptions;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.coders.ListCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.testing.TestPipelineExtension;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.TypeDescriptor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Elements that several branches see: who changes one is found where it is asked for. */
@ExtendWith(TestPipelineExtension.class)
class SharedElementTest {

  private static Flow<List<String>> lists(TestPipeline pipeline) {
    pipeline.getOptions().as(FlowOptions.class).setCheckUnchanged(true);
    return Flow.of(
            pipeline.apply(
                Create.of(List.of(List.of("a"))).withCoder(ListCoder.of(StringUtf8Coder.of()))))
        .named("copy")
        .map(new TypeDescriptor<List<String>>() {}, ArrayList::new);
  }

  @Test
  void branches_oneChangesTheElement_isFound(TestPipeline pipeline) {
    Flow<List<String>> lists = lists(pipeline);
    lists.each(list -> list.add("b")).toPCollection();
    lists.map(List::size).toPCollection();

    assertThatThrownBy(pipeline::run)
        .hasStackTraceContaining(
            "step 'copy': an element that several branches share was changed by one of them; let it"
                + " change a copy");
  }

  @Test
  void branches_noneChangesTheElement_bothSeeIt(TestPipeline pipeline) {
    Flow<List<String>> lists = lists(pipeline);

    PCollection<Integer> sizes = lists.map(List::size).toPCollection();
    PCollection<String> firsts = lists.map(list -> list.get(0)).toPCollection();

    PAssert.that(sizes).containsInAnyOrder(1);
    PAssert.that(firsts).containsInAnyOrder("a");
    pipeline.run();
  }
}
