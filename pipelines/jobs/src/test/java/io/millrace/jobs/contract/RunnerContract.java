package io.millrace.jobs.contract;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.jobs.numbers.NumbersPipeline;
import io.millrace.runner.JobFailedException;
import io.millrace.runner.Launcher;
import io.millrace.runner.Outcome;
import io.millrace.runner.PipelineBuilder;
import io.millrace.runner.RunnerProfiles;
import io.millrace.runner.Setting;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.apache.beam.sdk.PipelineResult.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One subclass for each profile. */
abstract class RunnerContract {

  private final String runner;

  RunnerContract(String runner) {
    this.runner = runner;
  }

  @Test
  void named_byNameAndAlias() {
    assertThat(RunnerProfiles.named(runner).name()).isEqualTo(runner);
    assertThat(RunnerProfiles.named(runner).aliases())
        .allSatisfy(alias -> assertThat(RunnerProfiles.named(alias).name()).isEqualTo(runner));
  }

  @Test
  void tune_settings_areOptionsThatExistAndHaveThatValue() {
    Launcher launcher = launcher();

    assertThat(launcher.options().toString())
        .contains(launcher.settings().stream().map(RunnerContract::asShownByBeam).toList());
  }

  @Test
  void launch_done() throws Exception {
    Outcome outcome = launcher().launch(numbers(100));

    assertThat(outcome.state()).isEqualTo(State.DONE);
    assertThat(outcome.elapsed()).isPositive();
  }

  @Test
  void launch_counters_areSummedOverWorkers() throws Exception {
    Outcome outcome = launcher("--parallelism=3").launch(numbers(100));

    assertThat(outcome.counters()).isEqualTo(Map.of("numbers", 100L));
  }

  @Test
  void launch_nothingToDo_noCounters() throws Exception {
    Outcome outcome = launcher().launch(numbers(0));

    assertThat(outcome.counter("numbers")).isZero();
  }

  @Test
  void launch_twice() throws Exception {
    Launcher launcher = launcher();

    assertThat(launcher.launch(numbers(3)).counter("numbers")).isEqualTo(3);
    assertThat(launcher.launch(numbers(4)).counter("numbers")).isEqualTo(4);
  }

  @Test
  void launch_userFunctionThrows_itsMessage() {
    Launcher launcher = launcher();

    assertThatThrownBy(() -> launcher.launch(new NumbersPipeline(100, 42, 0, false)))
        .isInstanceOf(JobFailedException.class)
        .hasMessage("IllegalStateException: no luck with 42");
  }

  @Test
  void launch_builderThrows_asItIs() {
    Launcher launcher = launcher();

    assertThatThrownBy(() -> launcher.launch(numbers(-1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("--limit=-1: must not be negative");
    assertThat(launcher.isRunning()).isFalse();
  }

  @Test
  @Timeout(60)
  void cancel_running_isCancelled() throws Exception {
    Launcher launcher = launcher();
    NumbersPipeline endless = new NumbersPipeline(1_000_000, null, 20, false);

    CompletableFuture<Outcome> outcome =
        CompletableFuture.supplyAsync(() -> launched(launcher, endless));
    NumbersPipeline.awaitFirst();
    launcher.cancel();

    assertThat(outcome.get(30, SECONDS).state()).isEqualTo(State.CANCELLED);
    assertThat(outcome.get().elapsed()).isLessThan(Duration.ofSeconds(30));
  }

  private Launcher launcher(String... arguments) {
    return Launcher.from(
        Stream.concat(Stream.of("--runner=" + runner), Stream.of(arguments))
            .toArray(String[]::new));
  }

  private static PipelineBuilder numbers(int limit) {
    return new NumbersPipeline(limit, null, 0, false);
  }

  private static Outcome launched(Launcher launcher, PipelineBuilder builder) {
    try {
      return launcher.launch(builder);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static String asShownByBeam(Setting setting) {
    return "%s: %s\n".formatted(setting.option(), setting.value());
  }
}
