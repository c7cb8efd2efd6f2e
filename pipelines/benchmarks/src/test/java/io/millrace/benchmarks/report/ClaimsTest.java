package io.millrace.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.millrace.benchmarks.harness.Contest;
import io.millrace.benchmarks.harness.Measurement;
import io.millrace.benchmarks.harness.Outcome;
import io.millrace.benchmarks.harness.Peer;
import io.millrace.benchmarks.harness.Plan;
import io.millrace.benchmarks.harness.Sizes;
import io.millrace.benchmarks.harness.Usage;
import io.millrace.benchmarks.harness.Work;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClaimsTest {

  private static final String TAX = "W1 word count: CPU slope, ours to Java loop";

  private final Plan plan =
      new Plan(Sizes.FULL, EnumSet.allOf(Work.class), EnumSet.allOf(Peer.class));

  /** The loop: (11 - 2) / 180 MB; ours: (19 - 10) / 180 MB. The starts, 2 and 10, are left out. */
  @Test
  void of_slopesAreEqual() {
    Claim claim =
        claim(
            TAX,
            cpu(small(Peer.LOOP), 2),
            cpu(large(Peer.LOOP), 11),
            cpu(small(Peer.MILLRACE_DIRECT), 10),
            cpu(large(Peer.MILLRACE_DIRECT), 19));

    assertThat(claim.ratio()).hasValueCloseTo(1.0, within(1e-9));
    assertThat(claim.verdict()).isEqualTo("met");
  }

  @Test
  void of_slopeTooSteep() {
    Claim claim =
        claim(
            TAX,
            cpu(small(Peer.LOOP), 2),
            cpu(large(Peer.LOOP), 12),
            cpu(small(Peer.MILLRACE_DIRECT), 2),
            cpu(large(Peer.MILLRACE_DIRECT), 17));

    assertThat(claim.ratio()).hasValueCloseTo(1.5, within(1e-9));
    assertThat(claim.verdict()).isEqualTo("missed");
  }

  @Test
  void of_medianOfRuns() {
    Claim claim =
        claim(
            TAX,
            cpu(small(Peer.LOOP), 0),
            cpu(large(Peer.LOOP), 100),
            cpu(large(Peer.LOOP), 10),
            cpu(large(Peer.LOOP), 9),
            cpu(small(Peer.MILLRACE_DIRECT), 0),
            cpu(large(Peer.MILLRACE_DIRECT), 12));

    assertThat(claim.ratio()).hasValueCloseTo(1.2, within(1e-9));
  }

  @Test
  void of_onePeerOnly() {
    Claim claim = claim(TAX, cpu(small(Peer.LOOP), 2), cpu(large(Peer.LOOP), 11));

    assertThat(claim.verdict()).isEqualTo("not measured");
  }

  private Claim claim(String measure, Measurement... measurements) {
    Outcome outcome = new Outcome(List.of(measurements), Map.of());
    return Claims.of(plan, new Figures(plan, outcome)).stream()
        .filter(claim -> claim.measure().equals(measure))
        .findFirst()
        .orElseThrow();
  }

  private Contest small(Peer peer) {
    return plan.small(Work.W1, peer);
  }

  private Contest large(Peer peer) {
    return plan.large(Work.W1, peer);
  }

  private static Measurement cpu(Contest contest, double seconds) {
    return new Measurement(contest, 1, new Usage(1, seconds, 1));
  }
}
