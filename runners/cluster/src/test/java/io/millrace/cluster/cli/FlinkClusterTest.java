package io.millrace.cluster.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlinkClusterTest {

  @TempDir private Path folder;

  @Test
  void noCommand() {
    assertThat(Screen.of()).isEqualTo(wrongUse("no command is named; --help lists them"));
  }

  @Test
  void help() {
    assertThat(Screen.of("start", "--help"))
        .satisfies(
            screen -> assertThat(screen.code()).isZero(),
            screen -> assertThat(screen.out()).startsWith("Usage: flink-cluster start "));
  }

  @Test
  void valueThatIsNoNumber() {
    assertThat(Screen.of("start", home(), "--slots=many"))
        .isEqualTo(
            wrongUse(
                "Invalid value for option '--slots': 'many' is not an int; --help lists the"
                    + " options"));
  }

  @Test
  void valueThatIsTooSmall() {
    assertThat(Screen.of("start", home(), "--taskManagers=0"))
        .isEqualTo(wrongUse("taskManagers: 0 is less than 1; name a greater number"));
  }

  @Test
  void stop_nothingRuns() {
    assertThat(Screen.of("stop", home()))
        .isEqualTo(new Screen(0, "nothing runs in %s%n".formatted(folder), ""));
  }

  @Test
  void status_nothingRuns() {
    assertThat(Screen.of("status", home()))
        .isEqualTo(new Screen(1, "nothing runs in %s%n".formatted(folder), ""));
  }

  @Test
  void killTaskManager_nothingRuns() {
    assertThat(Screen.of("kill-taskmanager", home()))
        .isEqualTo(
            wrongUse("no cluster runs in %s; flink-cluster start starts one".formatted(folder)));
  }

  private String home() {
    return "--home=" + folder;
  }

  private static Screen wrongUse(String message) {
    return new Screen(2, "", "flink-cluster: %s%n".formatted(message));
  }
}
