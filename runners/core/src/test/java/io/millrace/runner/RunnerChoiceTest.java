package io.millrace.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The runner with a master is {@link ForgetfulProfile}. */
class RunnerChoiceTest {

  @Test
  void of_masterIsNamed_isItsRunner() {
    assertThat(chosen(null, "forgetfulMaster")).isEqualTo("ForgetfulRunner");
    assertThat(chosen("ForgetfulRunner", "forgetfulMaster")).isEqualTo("ForgetfulRunner");
  }

  @Test
  void of_runnerHasStartedTheProgram_isIt() {
    ForgetfulProfile.hasStarted = true;

    assertThat(chosen(null)).isEqualTo("ForgetfulRunner");
  }

  @Test
  void of_masterOfAnotherRunner_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> chosen("IdleRunner", "forgetfulMaster"))
        .withMessage(
            "--runner=IdleRunner: this is IdleRunner, but --forgetfulMaster means ForgetfulRunner;"
                + " leave one of them out");
  }

  @Test
  void of_otherRunnerHasStartedTheProgram_isRefused() {
    ForgetfulProfile.hasStarted = true;

    assertThatIllegalArgumentException()
        .isThrownBy(() -> chosen("IdleRunner"))
        .withMessage(
            "--runner=IdleRunner: this is IdleRunner, but the start of this program by"
                + " ForgetfulRunner means ForgetfulRunner; leave one of them out");
  }

  @AfterEach
  void forget() {
    ForgetfulProfile.hasStarted = false;
  }

  private static String chosen(String runner, String... options) {
    return RunnerChoice.of(Optional.ofNullable(runner), Set.of(options)).name();
  }
}
