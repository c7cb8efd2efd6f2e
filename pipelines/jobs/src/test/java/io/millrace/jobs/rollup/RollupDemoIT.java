package io.millrace.jobs.rollup;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.jobs.databases.JobScreen;
import org.junit.jupiter.api.Test;

class RollupDemoIT {

  @Test
  void explain_thePlanOfTheDemo_runsNothing() {
    JobScreen screen = JobScreen.of("rollup", "--demo", "--demoScale=0.001", "--explain");

    assertThat(screen.err()).isEmpty();
    assertThat(screen.code()).isZero();
    assertThat(screen.out())
        .contains("line items are in database shop", "fold by l_returnflag, l_linestatus")
        .contains("CREATE TABLE", "pricing_summary", "Nothing was run.")
        .doesNotContain("Check: ");
  }
}
