package io.millrace.runner.flink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.flow.options.FlowOptions;
import io.millrace.runner.Launcher;
import io.millrace.runner.Setting;
import java.util.List;
import java.util.stream.Stream;
import org.apache.beam.runners.flink.FlinkPipelineOptions;
import org.apache.beam.runners.flink.FlinkRunner;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.GlobalConfiguration;
import org.apache.flink.configuration.TaskManagerOptions;
import org.junit.jupiter.api.Test;

class FlinkProfileTest {

  @Test
  void names() {
    assertThat(options().getRunner()).isEqualTo(FlinkRunner.class);
    assertThat(Launcher.from("--runner=flink").options().getRunner()).isEqualTo(FlinkRunner.class);
  }

  @Test
  void from_masterWithoutARunner_isFlink() {
    assertThat(Launcher.from("--flinkMaster=[local]").profile()).isInstanceOf(FlinkProfile.class);
    assertThatThrownBy(() -> Launcher.from("--flinkMaster=127.0.0.1:1"))
        .hasMessageStartingWith("--flinkMaster=127.0.0.1:1: no Flink cluster");
  }

  @Test
  void hasStartedThisProgram_flinkHasNot_isFalse() {
    assertThat(new FlinkProfile().hasStartedThisProgram()).isFalse();
  }

  @Test
  void tune_master_isEmbedded() {
    assertThat(options().getFlinkMaster()).isEqualTo("[local]");
  }

  @Test
  void tune_elements_areNotCopied() {
    assertThat(options().getFasterCopy()).isTrue();
    assertThat(options().getObjectReuse()).isTrue();
  }

  @Test
  void tune_parallelism_open_oneWorkerAProcessor() {
    int processors = Runtime.getRuntime().availableProcessors();

    assertThat(options().getParallelism()).isEqualTo(processors);
    assertThat(options().as(FlowOptions.class).getWorkers()).isEqualTo(processors);
  }

  @Test
  void tune_parallelism_given() {
    assertThat(options("--parallelism=5").getParallelism()).isEqualTo(5);
    assertThat(options("--parallelism=5").as(FlowOptions.class).getWorkers()).isEqualTo(5);
  }

  @Test
  void tune_networkMemory_growsWithParallelism() {
    Configuration flink =
        GlobalConfiguration.loadConfiguration(options("--parallelism=20").getFlinkConfDir());

    assertThat(flink.get(TaskManagerOptions.NETWORK_MEMORY_MAX).getMebiBytes()).isEqualTo(100);
    assertThat(flink.get(TaskManagerOptions.NETWORK_MEMORY_MIN).getMebiBytes()).isEqualTo(100);
  }

  @Test
  void tune_usersOwnOptions_win() {
    FlinkPipelineOptions options =
        options(
            "--flinkMaster=[auto]",
            "--fasterCopy=false",
            "--objectReuse=false",
            "--flinkConfDir=conf",
            "--workers=4");

    assertThat(options.getFlinkMaster()).isEqualTo("[auto]");
    assertThat(options.getFasterCopy()).isFalse();
    assertThat(options.getObjectReuse()).isFalse();
    assertThat(options.getFlinkConfDir()).isEqualTo("conf");
    assertThat(options.as(FlowOptions.class).getWorkers()).isEqualTo(4);
  }

  @Test
  void settings_withReasons() {
    List<Setting> settings = Launcher.from("--runner=FlinkRunner").settings();

    assertThat(settings)
        .extracting(Setting::option)
        .containsExactly(
            "flinkMaster", "fasterCopy", "objectReuse", "parallelism", "workers", "flinkConfDir");
    assertThat(settings).extracting(Setting::reason).doesNotContain("");
  }

  @Test
  void tune_remote() throws Exception {
    try (FakeRest rest = FakeRest.answering("{\"slots-total\":6}")) {
      FlinkPipelineOptions options =
          options("--flinkMaster=" + rest.address(), "--filesToStage=program.jar");

      assertThat(options.getRunner()).isEqualTo(ClusterRunner.class);
      assertThat(options.getParallelism()).isEqualTo(6);
      assertThat(options.as(FlowOptions.class).getWorkers()).isEqualTo(6);
      assertThat(options.getAttachedMode()).isFalse();
      assertThat(options.getFilesToStage()).containsExactly("program.jar");
      assertThat(options.getFlinkConfDir()).isNull();
      assertThat(options.getShutdownSourcesAfterIdleMs()).isEqualTo(1_000);
    }
  }

  @Test
  void tune_remote_settings_withReasons() throws Exception {
    try (FakeRest rest = FakeRest.answering("{\"slots-total\":6}")) {
      List<Setting> settings =
          Launcher.from(
                  "--runner=FlinkRunner",
                  "--flinkMaster=" + rest.address(),
                  "--filesToStage=program.jar")
              .settings();

      assertThat(settings)
          .extracting(Setting::option)
          .containsExactly(
              "fasterCopy",
              "objectReuse",
              "parallelism",
              "workers",
              "attachedMode",
              "batchRestarts",
              "shutdownSourcesAfterIdleMs");
      assertThat(settings).extracting(Setting::reason).doesNotContain("");
    }
  }

  @Test
  void tune_remote_noJar_saysHowToMakeIt() throws Exception {
    try (FakeRest rest = FakeRest.answering("{\"slots-total\":6}")) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> options("--flinkMaster=" + rest.address()))
          .withMessageStartingWith("--filesToStage: millrace.jar, which a cluster needs");
    }
  }

  @Test
  void detach_embedded_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> options("--detach"))
        .withMessage(
            "--detach: the pipelines of FlinkRunner end with this process; name a cluster, as by"
                + " --flinkMaster");
  }

  private static FlinkPipelineOptions options(String... arguments) {
    String[] onFlink =
        Stream.concat(Stream.of("--runner=FlinkRunner"), Stream.of(arguments))
            .toArray(String[]::new);
    return Launcher.from(onFlink).options().as(FlinkPipelineOptions.class);
  }
}
