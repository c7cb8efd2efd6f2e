package io.millrace.jobs.runners;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.runner.RunnerProfile;
import io.millrace.runner.RunnerProfiles;
import org.junit.jupiter.api.Test;

class RunnerProfilesTest {

  @Test
  void all_byName() {
    assertThat(RunnerProfiles.all())
        .extracting(RunnerProfile::name)
        .containsExactly("BoundedRunner", "DirectRunner", "FlinkRunner");
  }

  @Test
  void named_otherCase() {
    assertThat(RunnerProfiles.named("FLINKrunner").name()).isEqualTo("FlinkRunner");
  }

  @Test
  void named_unknown_nearestAndAvailable() {
    assertThatThrownBy(() -> RunnerProfiles.named("FlinkRuner"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "--runner=FlinkRuner: no such runner; did you mean FlinkRunner?"
                + " available: BoundedRunner, DirectRunner, FlinkRunner");
  }

  @Test
  void named_unknown_nothingNear() {
    assertThatThrownBy(() -> RunnerProfiles.named("Dataflow"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "--runner=Dataflow: no such runner; available: BoundedRunner, DirectRunner, FlinkRunner");
  }
}
