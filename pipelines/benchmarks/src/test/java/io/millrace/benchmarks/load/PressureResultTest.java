package io.millrace.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.LongUnaryOperator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PressureResultTest {

  private static final long MEGABYTE = 1 << 20;

  private static PressureResult result(LongUnaryOperator between, LongUnaryOperator heap) {
    List<PressureSample> samples =
        LongStream.range(0, 60)
            .mapToObj(
                second ->
                    new PressureSample(
                        second,
                        1_000 * second + between.applyAsLong(second),
                        1_000 * second,
                        second % 5 == 0 ? heap.applyAsLong(second) : 0))
            .toList();
    return new PressureResult(PressureShape.STRAIGHT, "runner", samples);
  }

  @Test
  void broken_steady() {
    PressureResult steady = result(second -> 1_000, second -> 30 * MEGABYTE);

    assertThat(steady.broken()).isEmpty();
    assertThat(steady.rowsPerSecond()).isEqualTo(1_000);
    assertThat(steady.heapGrowth()).isZero();
  }

  @Test
  void broken_oneRowTooMany_once() {
    PressureResult result = result(second -> second == 7 ? 1_001 : 5, second -> MEGABYTE);

    assertThat(result.broken())
        .containsExactly("1,001 rows between source and sink, more than 1,000");
  }

  @Test
  void broken_growingHeap() {
    PressureResult result = result(second -> 5, second -> second * MEGABYTE);

    assertThat(result.broken()).containsExactly("the heap grew by 40 MB, more than 16");
  }

  @Test
  void broken_nothingWritten() {
    List<PressureSample> samples =
        List.of(new PressureSample(0, 0, 0, 0), new PressureSample(1, 500, 0, 0));

    assertThat(new PressureResult(PressureShape.KEYED, "runner", samples).broken())
        .containsExactly("nothing was written");
  }
}
