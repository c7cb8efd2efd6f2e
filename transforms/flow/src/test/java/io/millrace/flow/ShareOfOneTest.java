package io.millrace.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.flow.function.Failure;
import java.util.List;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.testing.TestPipelineExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestPipelineExtension.class)
class ShareOfOneTest {

  @Test
  void atMostShare_one_allowsMoreFailuresThanElements(TestPipeline pipeline) {
    ListSink<Failure> rejected = ListSink.create();

    Flow.from(pipeline, ListSource.of(List.of("a")))
        .onError(DeadLetters.into(rejected).atMost(10).atMostShare(1))
        .flatMap(String.class, word -> List.of(word, word))
        .named("parse")
        .map(Integer.class, Integer::valueOf)
        .into(ListSink.create());
    pipeline.run();

    assertThat(rejected.flushed()).extracting(Failure::element).containsExactly("a", "a");
  }
}
