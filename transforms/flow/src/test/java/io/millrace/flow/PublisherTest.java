package io.millrace.flow;

import static io.millrace.flow.Reducers.count;
import static io.millrace.flow.Seconds.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.flow.connect.SinkOpener;
import io.millrace.flow.connect.SinkPublisher;
import io.millrace.flow.connect.SinkTarget;
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
import org.apache.beam.sdk.transforms.windowing.AfterPane;
import org.apache.beam.sdk.transforms.windowing.GlobalWindows;
import org.apache.beam.sdk.transforms.windowing.Repeatedly;
import org.apache.beam.sdk.transforms.windowing.Window;
import org.joda.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Sinks that publish when all is written. */
@ExtendWith(TestPipelineExtension.class)
class PublisherTest {

  @Test
  void publish_oneBundle_getsItsReceipt(TestPipeline pipeline) {
    Shelf shelf = new Shelf();

    Flow.from(pipeline, ListSource.of(List.of("a", "b"))).into(shelf);
    pipeline.run();

    assertThat(shelf.published()).containsExactly(List.of("a+b"));
  }

  @Test
  void publish_severalBundles_getsAllReceiptsSortedAndOnce(TestPipeline pipeline) {
    Shelf shelf = new Shelf();

    Flow.from(pipeline, ListSource.of(List.of("c"), List.of("a", "d"), List.of("b"), List.of()))
        .into(shelf);
    pipeline.run();

    assertThat(shelf.published()).containsExactly(List.of("a+d", "b", "c"));
  }

  @Test
  void into_twice_isRefused(TestPipeline pipeline) {
    Shelf shelf = new Shelf();
    Flow.from(pipeline, ListSource.of(List.of("a"))).into(shelf);
    Flow<String> second = Flow.from(pipeline, ListSource.of(List.of("b")));

    assertThatThrownBy(() -> second.into(shelf))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("merge the flows, or give each a sink and a target of its own");
    second.toPCollection();
    pipeline.enableAbandonedNodeEnforcement(false).run();

    assertThat(shelf.published()).containsExactly(List.of("a"));
  }

  @Test
  void into_targetOfAnotherSink_isRefused(TestPipeline pipeline) {
    Shelf shelf = new Shelf(SinkTarget.alone("shelf 7"));
    Flow.from(pipeline, ListSource.of(List.of("a"))).named("words").into(shelf);
    Flow<String> second = Flow.from(pipeline, ListSource.of(List.of("b"))).named("names");

    assertThatThrownBy(() -> second.into(new Shelf(SinkTarget.shared("shelf 7", "rows"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "names: another flow of this pipeline, words, is written to shelf 7, and what one writes"
                + " the other would take away; merge the flows, or give each a sink and a target of"
                + " its own");
    second.toPCollection();
    pipeline.enableAbandonedNodeEnforcement(false).run();

    assertThat(shelf.published()).containsExactly(List.of("a"));
  }

  @Test
  void into_targetThatBothShareInOneWay_isWrittenByBoth(TestPipeline pipeline) {
    Shelf first = new Shelf(SinkTarget.shared("shelf 7", "rows"));
    Shelf second = new Shelf(SinkTarget.shared("shelf 7", "rows"));

    Flow.from(pipeline, ListSource.of(List.of("a"))).named("words").into(first);
    Flow.from(pipeline, ListSource.of(List.of("b"))).named("names").into(second);
    pipeline.run();

    assertThat(first.published()).containsExactly(List.of("a"));
    assertThat(second.published()).containsExactly(List.of("b"));
  }

  @Test
  void into_targetThatIsSharedInAnotherWay_isRefused(TestPipeline pipeline) {
    Flow.from(pipeline, ListSource.of(List.of("a")))
        .into(new Shelf(SinkTarget.shared("shelf 7", "rows")));
    Flow<String> second = Flow.from(pipeline, ListSource.of(List.of("b"))).named("second");

    assertThatThrownBy(() -> second.into(new Shelf(SinkTarget.shared("shelf 7", "letters"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is written to shelf 7");
    second.toPCollection();
    pipeline.enableAbandonedNodeEnforcement(false).run();
  }

  @Test
  void publish_equalReceipts_areKept(TestPipeline pipeline) {
    Shelf shelf = new Shelf();

    Flow.from(pipeline, ListSource.of(List.of("a"), List.of("a"))).into(shelf);
    pipeline.run();

    assertThat(shelf.published()).containsExactly(List.of("a", "a"));
  }

  @Test
  void publish_emptyFlow_getsNoReceipts(TestPipeline pipeline) {
    Shelf shelf = new Shelf();

    Flow.of(pipeline.apply(Create.empty(StringUtf8Coder.of()))).into(shelf);
    pipeline.run();

    assertThat(shelf.published()).containsExactly(List.of());
  }

  @Test
  void publish_everythingFilteredOut_getsNoReceipts(TestPipeline pipeline) {
    Shelf shelf = new Shelf();

    Flow.from(pipeline, ListSource.of(List.of("a"), List.of("b"))).reject(word -> true).into(shelf);
    pipeline.run();

    assertThat(shelf.published()).containsExactly(List.of());
  }

  @Test
  void publish_behindAReduce_isDoneOnce(TestPipeline pipeline) {
    pipeline.getOptions().as(FlowOptions.class).setShards(1);
    Shelf shelf = new Shelf();

    Flow.from(pipeline, ListSource.of(List.of("a", "b"), List.of("a")))
        .partition()
        .reduce(count())
        .filter(pair -> pair.getValue() > 1)
        .map(pair -> pair.getKey() + "=" + pair.getValue())
        .into(shelf);
    pipeline.run();

    assertThat(shelf.published()).containsExactly(List.of("a=2"));
  }

  @Test
  void publish_mergedFlows_getsTheReceiptsOfAll(TestPipeline pipeline) {
    Shelf shelf = new Shelf();

    Flow.merge(
            Flow.from(pipeline, ListSource.of(List.of("b"))),
            Flow.of(pipeline.apply("second", Create.of("a"))))
        .into(shelf);
    pipeline.run();

    assertThat(shelf.published()).containsExactly(List.of("a", "b"));
  }

  @Test
  void publish_windowedInput_isDoneOnceOverAllWindows(TestPipeline pipeline) {
    Shelf shelf = new Shelf();

    Flow.of(
            Bundles.one(pipeline, StringUtf8Coder.of(), at("a", 0), at("b", 1000))
                .apply(Seconds.windows()))
        .into(shelf);
    pipeline.run();

    assertThat(shelf.published()).hasSize(1);
    assertThat(shelf.published().get(0)).isSorted();
    assertThat(String.join("+", shelf.published().get(0))).isEqualTo("a+b");
  }

  @Test
  void publish_inputWithATriggerOfItsOwn_isDoneOnce(TestPipeline pipeline) {
    Shelf shelf = new Shelf();

    Flow.of(
            pipeline
                .apply(ListSource.of(List.of("a"), List.of("b"), List.of("c")))
                .apply(
                    Window.<String>into(new GlobalWindows())
                        .triggering(Repeatedly.forever(AfterPane.elementCountAtLeast(1)))
                        .withAllowedLateness(Duration.ZERO)
                        .discardingFiredPanes()))
        .into(shelf);
    pipeline.run();

    assertThat(shelf.published()).containsExactly(List.of("a", "b", "c"));
  }

  @Test
  void publish_besideAnotherSink_isDoneForEach(TestPipeline pipeline) {
    Shelf shelf = new Shelf();
    Shelf other = new Shelf();
    Flow<String> words = Flow.from(pipeline, ListSource.of(List.of("a", "b")));

    words.into(shelf);
    words.map(word -> word + "!").into(other);
    pipeline.run();

    assertThat(shelf.published()).containsExactly(List.of("a+b"));
    assertThat(other.published()).containsExactly(List.of("a!+b!"));
  }

  @Test
  void publish_flushWithoutAReceipt_isNotAmongThem(TestPipeline pipeline) {
    Shelf shelf = new Shelf();

    Flow.from(pipeline, ListSource.of(List.of("nothing"), List.of("a"))).into(shelf);
    pipeline.run();

    assertThat(shelf.published()).containsExactly(List.of("a"));
  }

  @Test
  void publish_oneBundleFails_isNotDone(TestPipeline pipeline) {
    Shelf shelf = new Shelf();

    Flow.from(pipeline, ListSource.of(List.of("a"), List.of("b", "bad"), List.of("c"))).into(shelf);

    assertThatThrownBy(pipeline::run).hasStackTraceContaining("cannot write bad");
    assertThat(shelf.published()).isEmpty();
  }

  @Test
  void publish_publisherThrows_failsTheJob(TestPipeline pipeline) {
    Shelf shelf = new Shelf();

    Flow.from(pipeline, ListSource.of(List.of("unpublishable"))).into(shelf);

    assertThatThrownBy(pipeline::run).hasStackTraceContaining("cannot publish");
    assertThat(shelf.published()).isEmpty();
  }

  @Test
  void publish_sinkAppliedAsATransform_isDone(TestPipeline pipeline) {
    Shelf shelf = new Shelf();

    pipeline.apply(ListSource.of(List.of("a"))).apply(shelf);
    pipeline.run();

    assertThat(shelf.published()).containsExactly(List.of("a"));
  }

  @Test
  void publish_unboundedFlow_isRefused(TestPipeline pipeline) {
    pipeline.enableAbandonedNodeEnforcement(false);
    Flow<String> words =
        Flow.of(
            pipeline.apply(TestStream.create(StringUtf8Coder.of()).advanceWatermarkToInfinity()));

    assertThatThrownBy(() -> words.named("report").into(new Shelf()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "report: it is published when all is written, and an unbounded flow never is; use a"
                + " sink that writes as it goes");
  }

  @Test
  void publish_step_isCalledAfterTheSink(TestPipeline pipeline) {
    Shelf shelf = new Shelf();

    Flow.of(pipeline.apply("words", Create.of("a"))).named("report").into(shelf);

    assertThat(Outcome.names(pipeline)).containsExactly("words", "report", "publish report");
    pipeline.run();
    assertThat(shelf.published()).containsExactly(List.of("a"));
  }

  /** Words whose receipt is what was written in one bundle, in order; {@code bad} is not taken. */
  private static final class Shelf extends Sink<String> {

    private static final long serialVersionUID = 1L;

    private final Shared<Queue<List<String>>> published = Shared.of(new ConcurrentLinkedQueue<>());
    private final List<SinkTarget> targets;

    Shelf(SinkTarget... targets) {
      this.targets = List.of(targets);
    }

    @Override
    protected List<SinkTarget> targets(SinkOpener<String> opener) {
      return targets;
    }

    List<List<String>> published() {
      return List.copyOf(published.get());
    }

    @Override
    protected SinkOpener<String> opener(Coder<String> coder) {
      return ShelfWriter::new;
    }

    @Override
    protected Optional<SinkPublisher> publisher(Coder<String> coder, SinkOpener<String> opener) {
      Shared<Queue<List<String>>> there = published;
      return Optional.of(
          receipts -> {
            if (receipts.contains("unpublishable")) {
              throw new IllegalStateException("cannot publish");
            }
            there.get().add(List.copyOf(receipts));
          });
    }
  }

  private static final class ShelfWriter implements SinkWriter<String> {

    private String written = "";
    private String flushed = "";

    @Override
    public void accept(String word) {
      if (word.equals("bad")) {
        throw new IllegalStateException("cannot write bad");
      }
      written = written.isEmpty() ? word : written + "+" + word;
    }

    @Override
    public void flush() {
      flushed = written;
      written = "";
    }

    @Override
    public Optional<String> receipt() {
      return flushed.isEmpty() || flushed.equals("nothing")
          ? Optional.empty()
          : Optional.of(flushed);
    }

    @Override
    public void close() {}
  }
}
