package io.millrace.jobs;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two processes, one life. */
class SignalIT {

  /** Of the processes that are killed, and so leave something. */
  @TempDir private static Path scratch;

  private static final String CANCELLED =
      String.format("millrace: numbers is interrupted and cancelled%n");

  @ParameterizedTest
  @ValueSource(strings = {"DirectRunner", "FlinkRunner"})
  void interrupt_ofBothAsByCtrlC_childCancels_parentWaits(String runner) throws Exception {
    Millrace millrace = endless(runner);
    ProcessHandle child = millrace.child();

    millrace.interrupt();

    assertEnd(millrace, child, 130);
  }

  @ParameterizedTest
  @ValueSource(strings = {"DirectRunner", "FlinkRunner"})
  void terminate_ofTheParent_childCancels_parentWaits(String runner) throws Exception {
    Millrace millrace = endless(runner);
    ProcessHandle child = millrace.child();

    millrace.signal("TERM");

    assertEnd(millrace, child, 143);
  }

  @ParameterizedTest
  @ValueSource(strings = {"DirectRunner", "FlinkRunner"})
  void kill_ofTheParent_childEndsItself(String runner) throws Exception {
    Millrace millrace = endless(runner);
    ProcessHandle child = millrace.child();

    millrace.signal("KILL");

    assertThat(child.onExit()).succeedsWithin(Patience.SECONDS, SECONDS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"DirectRunner", "FlinkRunner"})
  void kill_ofTheChild_parentSaysSo_andPassesItsCode(String runner) throws Exception {
    Millrace millrace = endless(runner);

    Millrace.signal("KILL", millrace.child());

    assertThat(millrace.await())
        .satisfies(
            screen -> assertThat(screen.code()).isEqualTo(137),
            screen -> assertThat(screen.err()).contains("killed", "MILLRACE_JAVA_OPTS=-Xmx"));
  }

  private static Millrace endless(String runner) throws Exception {
    return Millrace.startWith(
            "-Djava.io.tmpdir=" + scratch,
            List.of(),
            "numbers",
            "--runner=" + runner,
            "--limit=1000000",
            "--pauseMillis=20",
            "--announce")
        .awaitOutput("numbers begin");
  }

  private static void assertEnd(Millrace millrace, ProcessHandle child, int code) throws Exception {
    assertThat(millrace.handle().onExit()).succeedsWithin(Patience.SECONDS, SECONDS);
    assertThat(child.isAlive()).isFalse();
    assertThat(millrace.await())
        .satisfies(
            screen -> assertThat(screen.code()).isEqualTo(code),
            screen -> assertThat(screen.err()).isEqualTo(CANCELLED));
  }
}
