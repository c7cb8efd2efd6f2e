package io.millrace.jobs.differential;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * Random flows give on every runner what they give by hand.
 *
 * <p>A failure names its seed: {@code -Dmillrace.differential.seed=…} runs the flows of one seed
 * again; {@code -Dmillrace.differential.runs=200} runs more of them than usual.
 */
class DifferentialTest {

  private static final int RUNS = Integer.getInteger("millrace.differential.runs", 8);
  private static final Long SEED = Long.getLong("millrace.differential.seed");
  private static final int FLOWS = 25;

  @Test
  void direct_randomFlows_asByHand() {
    assertThat(seeds()).allSatisfy(seed -> assertAsByHand(direct(new Random(seed)), seed));
  }

  @Test
  void flink_randomFlows_asByHand() {
    assertThat(seeds()).allSatisfy(seed -> assertAsByHand(flink(new Random(seed)), seed));
  }

  private static List<Long> seeds() {
    return SEED != null ? List.of(SEED) : new Random().longs(RUNS).boxed().toList();
  }

  private static void assertAsByHand(Runs runs, long seed) {
    assertThat(runs.differences(flows(seed))).as("seed %d", seed).isEmpty();
  }

  private static List<FlowCase> flows(long seed) {
    return LongStream.range(0, FLOWS).mapToObj(i -> FlowCases.of(seed + i)).toList();
  }

  private static Runs direct(Random random) {
    return new Runs(
        List.of(
            "--runner=DirectRunner",
            "--stableUniqueNames=ERROR",
            "--enforceImmutability=" + (random.nextInt(4) == 0),
            "--enforceEncodability=" + random.nextBoolean(),
            "--targetParallelism=" + (1 + random.nextInt(3)),
            "--sourceBundles=" + (1 + random.nextInt(5)),
            "--shuffleMemory=" + random.nextInt(2)));
  }

  private static Runs flink(Random random) {
    return new Runs(
        List.of(
            "--runner=FlinkRunner",
            "--stableUniqueNames=ERROR",
            "--parallelism=" + (1 + random.nextInt(3)),
            "--sourceBundles=" + (1 + random.nextInt(5))));
  }
}
