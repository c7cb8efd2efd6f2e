package io.millrace.flow;

import static io.millrace.flow.Reducers.count;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.millrace.flow.live.Board;
import io.millrace.flow.live.StageCounts;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.SynchronousQueue;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.testing.TestPipelineExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a launcher sees of a flow, before, while and after it runs. */
@ExtendWith(TestPipelineExtension.class)
class BoardTest {

  private static final SynchronousQueue<String> SLOW = new SynchronousQueue<>();

  @Test
  void stages_constructed_namesOperatorsAndSplits(TestPipeline pipeline) {
    Flow.from(pipeline, ListSource.of(List.of("a", "b"), List.of("a")))
        .filter(word -> true)
        .partition()
        .reduce(count())
        .into(ListSink.create());

    assertThat(Board.of(pipeline).stages())
        .extracting(StageCounts::name, StageCounts::branches, StageCounts::splits)
        .containsExactly(
            tuple(
                "ListSource, filter, partition by element",
                List.of(List.of("filter", "partition by element")),
                2),
            tuple("reduce by element, ListSink", List.of(List.of("ListSink")), 0));
    pipeline.run();
  }

  @Test
  void stages_done_countsOfEach(TestPipeline pipeline) {
    Flow.from(pipeline, ListSource.of(List.of("a", "b"), List.of("a")))
        .counted("words")
        .partition()
        .reduce(count())
        .into(ListSink.create());

    PipelineResult result = pipeline.run();

    List<StageCounts> stages = Board.of(pipeline).stages();
    assertThat(stages.get(0).counts())
        .containsAllEntriesOf(Map.of("rowsRead", 3L, "splitsDone", 2L, "rowsReduced", 3L))
        .containsEntry("words", 3L)
        .containsEntry("bytesShuffled", Outcome.counters(result, "millrace").get("bytesShuffled"));
    assertThat(stages.get(1).counts()).isEqualTo(Map.of("groups", 2L));
  }

  @Test
  void stages_done_timeOfTheWorkers(TestPipeline pipeline) {
    Flow.from(pipeline, ListSource.of(List.of("a")))
        .each(word -> Thread.sleep(20))
        .into(ListSink.create());

    PipelineResult result = pipeline.run();

    StageCounts.Time time = Board.of(pipeline).stages().get(0).time();
    assertThat(time.wallNanos()).isBetween(20_000_000L, 60_000_000_000L);
    assertThat(time.cpuNanos()).isLessThan(time.wallNanos());
    assertThat(Outcome.counters(result, "millrace.times")).containsEntry("wall", time.wallNanos());
  }

  @Test
  void stages_running_whatIsCountedByNow(TestPipeline pipeline) throws Exception {
    Flow.from(pipeline, ListSource.of(List.of("a", "b", "c")))
        .each(word -> SLOW.put(word))
        .into(ListSink.create());
    Board board = Board.of(pipeline);

    CompletableFuture<Void> run = CompletableFuture.runAsync(pipeline::run);
    SLOW.take();
    List<StageCounts> beforeTheSecond = board.stages();
    SLOW.take();
    SLOW.take();
    run.join();

    assertThat(beforeTheSecond.get(0).count("rowsRead")).isBetween(1L, 2L);
    assertThat(beforeTheSecond.get(0).count("splitsDone")).isZero();
    assertThat(board.stages().get(0).count("rowsRead")).isEqualTo(3);
  }

  @Test
  void of_twoPipelines_twoBoards(TestPipeline pipeline) {
    Flow.from(pipeline, ListSource.of(List.of("a", "b"))).into(ListSink.create());
    pipeline.run();
    TestPipeline other = TestPipeline.create();
    Flow.from(other, ListSource.of(List.of("a"))).into(ListSink.create());
    other.enableAbandonedNodeEnforcement(false);

    other.run();

    assertThat(Board.of(pipeline).stages().get(0).count("rowsRead")).isEqualTo(2);
    assertThat(Board.of(other).stages().get(0).count("rowsRead")).isEqualTo(1);
  }
}
