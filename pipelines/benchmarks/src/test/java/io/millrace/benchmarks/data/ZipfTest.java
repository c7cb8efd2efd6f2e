package io.millrace.benchmarks.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ZipfTest {

  private static final int DRAWS = 1_000_000;

  /** 1 + 1/2 + 1/3 + 1/4 is 25/12. */
  @Test
  void next_fourRanks() {
    long[] times = draw(new Zipf(4, 1.0), 4);

    assertThat(share(times[0])).isCloseTo(12.0 / 25, within(0.003));
    assertThat(share(times[1])).isCloseTo(6.0 / 25, within(0.003));
    assertThat(share(times[2])).isCloseTo(4.0 / 25, within(0.003));
    assertThat(share(times[3])).isCloseTo(3.0 / 25, within(0.003));
  }

  /** The harmonic number of 200,000 is 12.7834. */
  @Test
  void next_manyRanks() {
    long[] times = draw(new Zipf(200_000, 1.0), 200_000);

    assertThat(share(times[0])).isCloseTo(1 / 12.7834, within(0.002));
    assertThat(share(times[9])).isCloseTo(0.1 / 12.7834, within(0.0005));
    assertThat(IntStream.range(100_000, 200_000).mapToLong(rank -> times[rank]).sum() / 1e6)
        .isCloseTo(Math.log(2) / 12.7834, within(0.002));
  }

  private static double share(long times) {
    return (double) times / DRAWS;
  }

  private static long[] draw(Zipf zipf, int ranks) {
    SplittableRandom random = new SplittableRandom(7);
    long[] times = new long[ranks];
    IntStream.range(0, DRAWS).forEach(draw -> times[zipf.next(random)]++);
    return times;
  }
}
