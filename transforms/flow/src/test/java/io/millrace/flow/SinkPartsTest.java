package io.millrace.flow;

import static io.millrace.flow.Reducers.count;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.flow.connect.SinkOpener;
import io.millrace.flow.connect.SinkPublisher;
import io.millrace.flow.connect.SinkWriter;
import io.millrace.flow.options.FlowOptions;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.testing.TestPipelineExtension;
import org.apache.beam.sdk.testing.TestStream;
import org.apache.beam.sdk.transforms.Create;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a sink's writers are told of the parts that their elements come in. */
@ExtendWith(TestPipelineExtension.class)
class SinkPartsTest {

  @Test
  void begin_splits_eachBeforeItsElements(TestPipeline pipeline) {
    Log log = new Log();

    Flow.from(pipeline, ListSource.of(List.of("a"), List.of(), List.of("b", "c")))
        .map(String::toUpperCase)
        .named("report")
        .into(log);
    pipeline.run();

    assertThat(log.lines())
        .containsExactlyInAnyOrder(
            "begin split 0 of ListSource, map toUpperCase, report: A",
            "begin split 1 of ListSource, map toUpperCase, report:",
            "begin split 2 of ListSource, map toUpperCase, report: B C");
  }

  @Test
  void begin_branchesOfOneStage_haveNamesOfTheirOwn(TestPipeline pipeline) {
    Log log = new Log();
    Flow<String> letters = Flow.from(pipeline, ListSource.of(List.of("a")));

    Flow.merge(letters.map(String::toUpperCase), letters.map(String::toLowerCase))
        .named("report")
        .into(log);
    pipeline.run();

    assertThat(log.lines())
        .extracting(line -> line.replaceAll("( of [^:,]*)?(, [^:]*)?:", "").strip())
        .containsExactlyInAnyOrder("begin split 0 A", "begin split 0 a");
    assertThat(log.lines()).extracting(line -> line.replaceAll(":.*", "")).doesNotHaveDuplicates();
  }

  @Test
  void begin_shardsOfAReduce(TestPipeline pipeline) {
    pipeline.getOptions().as(FlowOptions.class).setShards(1);
    Log log = new Log();

    Flow.from(pipeline, ListSource.of(List.of("a", "a"), List.of("a")))
        .partition()
        .reduce(count())
        .map(pair -> pair.getKey() + pair.getValue())
        .named("report")
        .into(log);
    pipeline.run();

    assertThat(log.lines()).containsExactly("begin shard 0 of reduce by element, map, report: a3");
  }

  @Test
  void begin_shardsOfAShuffle(TestPipeline pipeline) {
    Log log = new Log();

    Flow.from(pipeline, ListSource.of(List.of("a"))).shuffle().named("report").into(log);
    pipeline.run();

    assertThat(log.lines())
        .singleElement()
        .asString()
        .matches("begin shard \\d+ of shuffled, report: a|begin shard \\d+ of report: a");
  }

  @Test
  void begin_aCollectionOfBeams_hasNoParts(TestPipeline pipeline) {
    Log log = new Log();

    Flow.of(pipeline.apply(Create.of("a"))).into(log);
    pipeline.run();

    assertThat(log.lines()).containsExactly(" a");
  }

  @Test
  void publish_optional_unboundedFlow_isLeftOut(TestPipeline pipeline) {
    Log log = new Log();

    Flow.of(
            pipeline.apply(
                TestStream.create(StringUtf8Coder.of())
                    .addElements("a")
                    .advanceWatermarkToInfinity()))
        .named("report")
        .into(log);

    assertThat(Outcome.names(pipeline)).doesNotContain("publish report");
    pipeline.run();
    assertThat(log.lines()).containsExactly(" a");
  }

  /** What its writers were told until each flush, as a line. */
  private static final class Log extends Sink<String> {

    private static final long serialVersionUID = 1L;

    private final Shared<Queue<String>> lines = Shared.of(new ConcurrentLinkedQueue<>());

    List<String> lines() {
      return List.copyOf(lines.get());
    }

    @Override
    protected SinkOpener<String> opener(Coder<String> coder) {
      Shared<Queue<String>> to = lines;
      return () -> new LogWriter(to.get());
    }

    @Override
    protected Optional<SinkPublisher> publisher(Coder<String> coder, SinkOpener<String> opener) {
      return Optional.of(
          new SinkPublisher() {
            @Override
            public void publish(List<String> receipts) {}

            @Override
            public boolean isOptional() {
              return true;
            }
          });
    }
  }

  private static final class LogWriter implements SinkWriter<String> {

    private final Queue<String> lines;
    private final StringBuilder line = new StringBuilder();

    LogWriter(Queue<String> lines) {
      this.lines = lines;
    }

    @Override
    public void begin(String part) {
      line.append("begin ").append(part).append(':');
    }

    @Override
    public void accept(String element) {
      line.append(' ').append(element);
    }

    @Override
    public void flush() {
      lines.add(line.toString());
      line.setLength(0);
    }

    @Override
    public void close() {}
  }
}
