package io.millrace.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.jobs.WrongUseException;
import io.millrace.jobs.cli.ClusterCommand.Action;
import io.millrace.jobs.numbers.Numbers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ClusterCommandTest {

  private static final String MASTER = "--flinkMaster=host:8081";

  @Test
  void jobs_ofACluster() {
    assertThat(parse("jobs", MASTER))
        .isEqualTo(command(Action.JOBS, "", 30, Optional.empty(), false));
  }

  @Test
  void cancel_withItsTimeout() {
    assertThat(parse("cancel", "1a2b", MASTER, "--timeout=5"))
        .isEqualTo(command(Action.CANCEL, "1a2b", 5, Optional.empty(), false));
  }

  @Test
  void stop_drained_withItsFolder() {
    assertThat(parse("stop", MASTER, "--drain", "--savepointDir=file:///s", "1a2b"))
        .isEqualTo(command(Action.STOP, "1a2b", 30, Optional.of("file:///s"), true));
  }

  @Test
  void savepoint() {
    assertThat(parse("savepoint", "1a2b", MASTER))
        .isEqualTo(command(Action.SAVEPOINT, "1a2b", 30, Optional.empty(), false));
  }

  @Test
  void resume_isTheJob_fromItsSavepoint() {
    JobCommand command =
        (JobCommand) parse("resume", "--savepoint=file:///s", "numbers", "--limit=3", MASTER);

    assertThat(command.name()).isEqualTo("numbers");
    assertThat(command.pipelineArguments()).containsExactly(MASTER, "--savepointPath=file:///s");
  }

  @Test
  void resume_withoutACluster() {
    assertWrong(
        "resume: --flinkMaster=HOST:PORT is missing; a savepoint is resumed on a cluster",
        "resume",
        "--savepoint=file:///s",
        "numbers");
  }

  @Test
  void resume_unknownJob() {
    assertWrong(
        "'nubmers' is no job; did you mean numbers?",
        "resume",
        "--savepoint=file:///s",
        "nubmers",
        MASTER);
  }

  @Test
  void cancel_withoutACluster() {
    assertWrong(
        "Missing required option: '--flinkMaster=HOST:PORT';"
            + " millrace cancel --help lists the options",
        "cancel",
        "1a2b");
  }

  @Test
  void cancel_withoutAJob() {
    assertWrong(
        "Missing required parameter: 'JOB_ID'; millrace cancel --help lists the options",
        "cancel",
        MASTER);
  }

  @Test
  void timeout_none() {
    assertWrong(
        "--timeout=0: must be at least 1, in seconds", "cancel", "1a2b", MASTER, "--timeout=0");
  }

  @Test
  void command_nearest() {
    assertWrong("'cancle' is no job; did you mean cancel?", "cancle", "1a2b", MASTER);
  }

  @Test
  void help_ofACommand() {
    assertThat(((Answer) parse("stop", "--help")).text())
        .contains("Usage: millrace stop", "JOB_ID", "--savepointDir=URI", "--drain")
        .doesNotContain("Beam");
  }

  private static Command parse(String... arguments) {
    return Cli.parse(List.of(arguments), List.of(new Numbers()));
  }

  private static ClusterCommand command(
      Action action, String job, int seconds, Optional<String> directory, boolean drain) {
    return new ClusterCommand(
        action, job, "host:8081", Duration.ofSeconds(seconds), directory, drain, false);
  }

  private static void assertWrong(String message, String... arguments) {
    assertThatThrownBy(() -> parse(arguments))
        .isInstanceOf(WrongUseException.class)
        .hasMessage(message);
  }
}
