package io.millrace.jobs.differential;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.GenerationMode;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/**
 * Random flows give on every runner what they give by hand.
 *
 * <p>A failure names its seed, and so does jqwik: {@code -Dmillrace.differential.seed=…} runs the
 * flows of one seed again.
 */
class DifferentialTest {

  private static final int FLOWS = 25;

  @Property(
      tries = 12,
      generation = GenerationMode.RANDOMIZED,
      edgeCases = EdgeCasesMode.NONE,
      shrinking = ShrinkingMode.OFF)
  void direct_randomFlows_asByHand(@ForAll long random) {
    long seed = Long.getLong("millrace.differential.seed", random);

    String differences = direct(new Random(seed)).differences(flows(seed));

    assertThat(differences).as("seed %d", seed).isEmpty();
  }

  @Property(
      tries = 12,
      generation = GenerationMode.RANDOMIZED,
      edgeCases = EdgeCasesMode.NONE,
      shrinking = ShrinkingMode.OFF)
  void flink_randomFlows_asByHand(@ForAll long random) {
    long seed = Long.getLong("millrace.differential.seed", random);

    String differences = flink(new Random(seed)).differences(flows(seed));

    assertThat(differences).as("seed %d", seed).isEmpty();
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
