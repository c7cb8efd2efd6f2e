package io.millrace.runner;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.runner.watch.Progress;
import io.millrace.runner.watch.Watcher;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.PipelineResult.State;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What comes after a pipeline's work cannot change how it has ended. */
class LauncherTest {

  private final Launcher launcher = Launcher.from("--runner=ForgetfulRunner");

  @Test
  void launch_countsCannotBeFetched_isDone() throws Exception {
    Outcome outcome = launcher.launch(pipeline -> {});

    assertThat(outcome.state()).isEqualTo(State.DONE);
    assertThat(outcome.counters()).isEmpty();
    assertThat(launcher.isRunning()).isFalse();
  }

  @Test
  void launch_aWatcherFails_isDone_othersAreTold() throws Exception {
    List<String> told = new ArrayList<>();
    launcher.watch(
        progress -> {
          throw new IllegalStateException("no eyes");
        });
    launcher.watch(
        new Watcher() {
          @Override
          public void progress(Progress progress) {
            told.add("progress");
          }

          @Override
          public void end() {
            told.add("end");
          }
        });

    Outcome outcome = launcher.launch(pipeline -> {});

    assertThat(outcome.state()).isEqualTo(State.DONE);
    assertThat(told).containsExactly("progress", "end");
    assertThat(launcher.isRunning()).isFalse();
  }

  @Test
  void launch_startNoMore_thePipelineIsDoneAllTheSame_isDone() throws Exception {
    ForgetfulProfile.meanwhile = launcher::startNoMore;

    Outcome first = launcher.launch(pipeline -> {});
    Outcome second = launcher.launch(pipeline -> {});

    assertThat(first.state()).isEqualTo(State.DONE);
    assertThat(second.state()).isEqualTo(State.CANCELLED);
  }

  @AfterEach
  void forget() {
    ForgetfulProfile.meanwhile = () -> {};
  }
}
