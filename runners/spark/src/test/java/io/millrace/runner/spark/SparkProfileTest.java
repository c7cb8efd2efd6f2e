package io.millrace.runner.spark;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.flow.options.FlowOptions;
import io.millrace.runner.Launcher;
import io.millrace.runner.Setting;
import java.util.stream.Stream;
import org.apache.beam.runners.spark.SparkPipelineOptions;
import org.apache.beam.runners.spark.SparkRunner;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SparkProfileTest {

  @AfterEach
  void forgetPropertiesOfTheUser() {
    System.clearProperty("spark.ui.enabled");
  }

  @Test
  void names() {
    assertThat(options().getRunner()).isEqualTo(SparkRunner.class);
    assertThat(Launcher.from("--runner=spark").options().getRunner()).isEqualTo(SparkRunner.class);
  }

  @Test
  void tune_parallelism_open_oneWorkerAProcessor() {
    int processors = Runtime.getRuntime().availableProcessors();

    assertThat(options().getSparkMaster()).isEqualTo("local[%d]".formatted(processors));
    assertThat(options().as(FlowOptions.class).getWorkers()).isEqualTo(processors);
  }

  @Test
  void tune_parallelism_given() {
    assertThat(options("--parallelism=5").getSparkMaster()).isEqualTo("local[5]");
    assertThat(options("--parallelism=5").as(FlowOptions.class).getWorkers()).isEqualTo(5);
    assertThat(options("--parallelism=5").as(FlowOptions.class).getSourceBundles()).isEqualTo(5);
  }

  @Test
  void tune_masterOfTheUser_workersFollowIt() {
    SparkPipelineOptions options = options("--sparkMaster=local[7]", "--parallelism=5");

    assertThat(options.getSparkMaster()).isEqualTo("local[7]");
    assertThat(options.as(FlowOptions.class).getWorkers()).isEqualTo(7);
  }

  @Test
  void tune_cluster_nothingOfTheEmbeddedOne() {
    Launcher launcher =
        Launcher.from(
            "--runner=SparkRunner", "--sparkMaster=spark://127.0.0.1:7077", "--parallelism=5");

    assertThat(launcher.options().as(FlowOptions.class).getWorkers()).isEqualTo(5);
    assertThat(launcher.settings())
        .extracting(Setting::option)
        .containsExactly("workers", "storageLevel", "preferGroupByKeyToHandleHugeValues");
  }

  @Test
  void tune_optionsOfTheUser_win() {
    SparkPipelineOptions options =
        options(
            "--storageLevel=MEMORY_ONLY",
            "--preferGroupByKeyToHandleHugeValues=false",
            "--sourceBundles=9",
            "--workers=4");

    assertThat(options.getStorageLevel()).isEqualTo("MEMORY_ONLY");
    assertThat(options.getPreferGroupByKeyToHandleHugeValues()).isFalse();
    assertThat(options.as(FlowOptions.class).getSourceBundles()).isEqualTo(9);
    assertThat(options.as(FlowOptions.class).getWorkers()).isEqualTo(4);
  }

  @Test
  void tune_propertiesOfTheUser_win() {
    System.setProperty("spark.ui.enabled", "true");

    Launcher launcher = Launcher.from("--runner=SparkRunner");

    assertThat(System.getProperty("spark.ui.enabled")).isEqualTo("true");
    assertThat(launcher.settings())
        .contains(new Setting("-Dspark.ui.enabled", "true", Setting.Origin.USER, ""));
  }

  @Test
  void settings_withReasons() {
    assertThat(Launcher.from("--runner=SparkRunner").settings())
        .extracting(Setting::option)
        .containsExactly(
            "sparkMaster",
            "workers",
            "storageLevel",
            "preferGroupByKeyToHandleHugeValues",
            "sourceBundles",
            "-Dspark.ui.enabled",
            "-Dspark.driver.bindAddress",
            "-Dspark.driver.host",
            "-Dspark.plugins");
  }

  private static SparkPipelineOptions options(String... arguments) {
    String[] onSpark =
        Stream.concat(Stream.of("--runner=SparkRunner"), Stream.of(arguments))
            .toArray(String[]::new);
    return Launcher.from(onSpark).options().as(SparkPipelineOptions.class);
  }
}
