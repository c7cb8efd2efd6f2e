package io.millrace.runner;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.flow.options.FlowOptions;
import io.millrace.runner.Setting.Origin;
import java.util.OptionalInt;
import java.util.Set;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.junit.jupiter.api.Test;

class TuningTest {

  private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();

  private final FlowOptions options = PipelineOptionsFactory.as(FlowOptions.class);

  @Test
  void set_openOption_isSetAndRecorded() {
    Tuning tuning = new Tuning(options, Set.of(), OptionalInt.empty());

    tuning.set("shards", 5, options::setShards, "measured");

    assertThat(options.getShards()).isEqualTo(5);
    assertThat(tuning.settings()).containsExactly(new Setting("shards", 5, "measured"));
  }

  @Test
  void set_namedOption_isLeftAlone() {
    options.setShards(9);
    Tuning tuning = new Tuning(options, Set.of("shards"), OptionalInt.empty());

    tuning.set("shards", 5, options::setShards, "measured");

    assertThat(options.getShards()).isEqualTo(9);
    assertThat(tuning.settings()).isEmpty();
  }

  @Test
  void setParallelism_open_oneWorkerAProcessor() {
    Tuning tuning = new Tuning(options, Set.of(), OptionalInt.empty());

    tuning.setParallelism("shards", options::setShards, options::getShards);

    assertThat(options.getShards()).isEqualTo(PROCESSORS);
    assertThat(options.getWorkers()).isEqualTo(PROCESSORS);
    assertThat(tuning.settings().get(0))
        .isEqualTo(new Setting("shards", PROCESSORS, "one worker a processor"));
  }

  @Test
  void setParallelism_given() {
    Tuning tuning = new Tuning(options, Set.of(), OptionalInt.of(3));

    tuning.setParallelism("shards", options::setShards, options::getShards);

    assertThat(options.getShards()).isEqualTo(3);
    assertThat(options.getWorkers()).isEqualTo(3);
    assertThat(tuning.settings().get(0))
        .isEqualTo(new Setting("shards", 3, "as --parallelism says"));
  }

  @Test
  void setParallelism_runnersOptionNamed_workersFollowIt() {
    options.setShards(7);
    Tuning tuning = new Tuning(options, Set.of("shards"), OptionalInt.of(3));

    tuning.setParallelism("shards", options::setShards, options::getShards);

    assertThat(options.getShards()).isEqualTo(7);
    assertThat(options.getWorkers()).isEqualTo(7);
  }

  @Test
  void setParallelism_workersNamed_areLeftAlone() {
    options.setWorkers(11);
    Tuning tuning = new Tuning(options, Set.of("workers"), OptionalInt.of(3));

    tuning.setParallelism("shards", options::setShards, options::getShards);

    assertThat(options.getWorkers()).isEqualTo(11);
  }

  @Test
  void setProperty_open_isSetAndRecorded() {
    Tuning tuning = new Tuning(options, Set.of(), OptionalInt.empty());

    tuning.setProperty("millrace.test.open", "7", "measured");

    assertThat(System.getProperty("millrace.test.open")).isEqualTo("7");
    assertThat(tuning.settings())
        .containsExactly(new Setting("-Dmillrace.test.open", "7", Origin.PROFILE, "measured"));
  }

  @Test
  void setProperty_setByTheUser_isLeftAlone() {
    System.setProperty("millrace.test.users", "9");
    Tuning tuning = new Tuning(options, Set.of(), OptionalInt.empty());

    tuning.setProperty("millrace.test.users", "7", "measured");

    assertThat(System.getProperty("millrace.test.users")).isEqualTo("9");
    assertThat(tuning.settings())
        .containsExactly(new Setting("-Dmillrace.test.users", "9", Origin.USER, ""));
  }

  @Test
  void setProperty_setByAnEarlierLaunch_isSetAnew() {
    new Tuning(options, Set.of(), OptionalInt.empty())
        .setProperty("millrace.test.again", "7", "measured");
    Tuning second = new Tuning(options, Set.of(), OptionalInt.empty());

    second.setProperty("millrace.test.again", "8", "measured");

    assertThat(System.getProperty("millrace.test.again")).isEqualTo("8");
    assertThat(second.settings())
        .containsExactly(new Setting("-Dmillrace.test.again", "8", Origin.PROFILE, "measured"));
  }
}
