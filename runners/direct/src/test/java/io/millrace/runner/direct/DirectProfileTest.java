package io.millrace.runner.direct;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.flow.options.FlowOptions;
import io.millrace.runner.Launcher;
import io.millrace.runner.Setting;
import org.apache.beam.runners.direct.DirectOptions;
import org.junit.jupiter.api.Test;

class DirectProfileTest {

  @Test
  void names() {
    assertThat(Launcher.from("--runner=DirectRunner").options().getRunner())
        .isEqualTo(PacedDirectRunner.class);
    assertThat(Launcher.from("--runner=direct").options().getRunner())
        .isEqualTo(PacedDirectRunner.class);
  }

  @Test
  void tune_checksForTests_areOff() {
    DirectOptions options = options();

    assertThat(options.isEnforceImmutability()).isFalse();
    assertThat(options.isEnforceEncodability()).isFalse();
  }

  @Test
  void tune_run_doesNotBlock() {
    assertThat(options().isBlockOnRun()).isFalse();
  }

  @Test
  void tune_parallelism_open_oneWorkerAProcessor() {
    int processors = Runtime.getRuntime().availableProcessors();

    assertThat(options().getTargetParallelism()).isEqualTo(processors);
    assertThat(options().as(FlowOptions.class).getWorkers()).isEqualTo(processors);
  }

  @Test
  void tune_parallelism_given() {
    assertThat(options("--parallelism=5").getTargetParallelism()).isEqualTo(5);
    assertThat(options("--parallelism=5").as(FlowOptions.class).getWorkers()).isEqualTo(5);
  }

  @Test
  void tune_sourceBundles_oneAWorker() {
    assertThat(options("--parallelism=5").as(FlowOptions.class).getSourceBundles()).isEqualTo(5);
  }

  @Test
  void tune_usersOwnOptions_win() {
    DirectOptions options =
        options(
            "--enforceImmutability=true",
            "--enforceEncodability=true",
            "--blockOnRun=true",
            "--targetParallelism=9",
            "--workers=4");

    assertThat(options.isEnforceImmutability()).isTrue();
    assertThat(options.isEnforceEncodability()).isTrue();
    assertThat(options.isBlockOnRun()).isTrue();
    assertThat(options.getTargetParallelism()).isEqualTo(9);
    assertThat(options.as(FlowOptions.class).getWorkers()).isEqualTo(4);
  }

  @Test
  void settings_withReasons() {
    assertThat(Launcher.from().settings())
        .extracting(Setting::option)
        .containsExactly(
            "enforceImmutability",
            "enforceEncodability",
            "blockOnRun",
            "targetParallelism",
            "workers",
            "sourceBundles",
            "shuffleMemory");
    assertThat(Launcher.from().settings()).extracting(Setting::reason).doesNotContain("");
  }

  private static DirectOptions options(String... arguments) {
    return Launcher.from(arguments).options().as(DirectOptions.class);
  }
}
