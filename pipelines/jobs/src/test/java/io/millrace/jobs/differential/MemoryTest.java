package io.millrace.jobs.differential;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.jobs.differential.FlowCase.EndingKind;
import io.millrace.jobs.differential.FlowCase.Node;
import io.millrace.jobs.differential.FlowCase.Setup;
import io.millrace.jobs.differential.Reading.Timed;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is done for want of memory is done in the flows that are made up, and changes nothing. */
class MemoryTest {

  @ParameterizedTest
  @ValueSource(strings = {"DirectRunner", "FlinkRunner"})
  void reduce_enoughMemory_neitherFlushedNorSpilled(String runner) {
    FlowCase flow = reduce(Key.WIDE, 100L, numbers(1_200), numbers(1_200));

    Watched.forget();
    String difference = on(runner).difference(flow);

    assertThat(difference).isEmpty();
    assertThat(Watched.merged()).isZero();
    assertThat(Watched.spilled()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"DirectRunner", "FlinkRunner"})
  void reduce_keysLargerThanTheTable_flushedAndSpilled(String runner) {
    FlowCase flow = reduce(Key.WIDE, 1L, numbers(1_200), numbers(1_200));

    Watched.forget();
    String difference = on(runner).difference(flow);

    assertThat(difference).isEmpty();
    assertThat(Watched.merged()).isEqualTo(1_200);
    assertThat(Watched.spilled()).isGreaterThanOrEqualTo(1_200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"DirectRunner", "FlinkRunner"})
  void reduce_partsLargerThanTheTable_spilledOnceMore(String runner) {
    FlowCase flow = reduce(Key.WIDE, 1L, numbers(12_000));

    Watched.forget();
    String difference = on(runner).difference(flow);

    assertThat(difference).isEmpty();
    assertThat(Watched.spilled()).isGreaterThan(20_000);
  }

  @ParameterizedTest
  @ValueSource(strings = {"DirectRunner", "FlinkRunner"})
  void reduce_hardlyAnyKeyTwice_passesByTheTable(String runner) {
    FlowCase flow = reduce(Key.NUMBER, 1L, numbers(40_000), IntStream.generate(() -> 1).limit(500));

    Watched.forget();
    String difference = on(runner).difference(flow);

    assertThat(difference).isEmpty();
    assertThat(Watched.merged()).isEqualTo(500);
  }

  private static IntStream numbers(int end) {
    return IntStream.range(0, end);
  }

  /** A reduce to one shard, of rows with these numbers, read in one bundle. */
  private static FlowCase reduce(Key key, long tableMemory, IntStream... numbers) {
    List<Timed> rows =
        Stream.of(numbers)
            .flatMap(IntStream::boxed)
            .map(number -> new Timed(new Row("x", number, null, null), 0))
            .toList();
    return new FlowCase(
        new Setup(Windowing.GLOBAL, EndingKind.FLUSHED, 1, 1, tableMemory),
        List.of(
            new Node(0, new Reading.FromSource(List.of(rows)), List.of()),
            new Node(1, new Reducing.Reduce(key, Summary.WATCHED, false), List.of(0))),
        List.of(1));
  }

  private static Runs on(String runner) {
    return new Runs(List.of("--runner=" + runner));
  }
}
