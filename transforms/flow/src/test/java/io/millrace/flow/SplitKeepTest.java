package io.millrace.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.flow.connect.Receiver;
import io.millrace.flow.connect.Split;
import io.millrace.flow.options.FlowOptions;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.values.TypeDescriptor;
import org.apache.beam.sdk.values.TypeDescriptors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What splits of a source keep ready for each other. */
class SplitKeepTest {

  private static final Queue<String> SEEN = new ConcurrentLinkedQueue<>();

  @BeforeEach
  void forget() {
    SEEN.clear();
  }

  @Test
  void read_splitsOfABundle_keptForAllOfThem() {
    read(new Kept("one"), new Kept("two"));

    assertThat(SEEN).containsExactly("kept by one", "one", "two", "let go by one");
  }

  @Test
  void read_fails_letGo() {
    assertThatThrownBy(() -> read(new Kept("one"), new Kept("")))
        .hasStackTraceContaining("nothing to read");

    assertThat(SEEN).containsExactly("kept by one", "one", "let go by one");
  }

  private static void read(Kept... splits) {
    FlowOptions options = PipelineOptionsFactory.as(FlowOptions.class);
    options.setSourceBundles(1);
    TestPipeline pipeline = TestPipeline.fromOptions(options).enableAbandonedNodeEnforcement(false);
    Flow.from(pipeline, new KeptSource(List.of(splits)))
        .each(element -> SEEN.add(element))
        .toPCollection();
    pipeline.run().waitUntilFinish();
  }

  private record Kept(String name) implements Split<String> {

    @Override
    public void read(Receiver<? super String> receiver) throws Exception {
      if (name.isEmpty()) {
        throw new IllegalStateException("nothing to read");
      }
      receiver.accept(name);
    }

    @Override
    public Keep keep() {
      SEEN.add("kept by " + name);
      return () -> SEEN.add("let go by " + name);
    }
  }

  private static final class KeptSource extends Source<String> {

    private static final long serialVersionUID = 1L;

    private final transient List<Kept> splits;

    KeptSource(List<Kept> splits) {
      this.splits = splits;
    }

    @Override
    protected List<Split<String>> splits(int parallelism) {
      return Stream.<Split<String>>of(splits.toArray(new Kept[0])).toList();
    }

    @Override
    protected TypeDescriptor<String> elementType() {
      return TypeDescriptors.strings();
    }
  }
}
