package io.millrace.runner.direct;

import static io.millrace.flow.Reducers.count;
import static io.millrace.flow.Reducers.sumLong;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.flow.Flow;
import io.millrace.runner.Launcher;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.transforms.Create;
import org.junit.jupiter.api.Test;

class ShuffleMemoryTest {

  private static final Queue<String> SEEN = new ConcurrentLinkedQueue<>();

  @Test
  void launch_allThatIsShuffledOnDisk_sameResults() throws Exception {
    SEEN.clear();

    Launcher.from("--shuffleMemory=0", "--shards=3").launch(ShuffleMemoryTest::build);

    assertThat(SEEN)
        .containsExactlyInAnyOrder(
            "2", "3", "4", "5", "6", "KV{0, 3}", "KV{1, 2}", "sum 20", "sum of none 0");
  }

  private static void build(Pipeline pipeline) {
    Flow<Long> numbers =
        Flow.of(pipeline.apply(Create.of(1L, 2L, 3L, 4L, 5L))).shuffle().map(number -> number + 1);
    numbers.each(number -> SEEN.add(number.toString())).toPCollection();
    numbers
        .partitionBy(number -> number % 2)
        .reduce(count())
        .each(pair -> SEEN.add(pair.toString()))
        .toPCollection();
    numbers.reduceAll(sumLong(Long::longValue)).each(sum -> SEEN.add("sum " + sum)).toPCollection();
    numbers
        .filter(number -> number > 9)
        .reduceAll(sumLong(Long::longValue))
        .each(sum -> SEEN.add("sum of none " + sum))
        .toPCollection();
  }
}
