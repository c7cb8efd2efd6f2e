package io.millrace.runner.contract;

import static io.millrace.flow.Reducers.count;
import static io.millrace.flow.Reducers.maxLong;
import static io.millrace.flow.Reducers.minLong;
import static io.millrace.flow.Reducers.sumLong;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.flow.Flow;
import io.millrace.runner.Capability;
import io.millrace.runner.JobFailedException;
import io.millrace.runner.Launcher;
import io.millrace.runner.Outcome;
import io.millrace.runner.PipelineBuilder;
import io.millrace.runner.RunnerProfile;
import io.millrace.runner.RunnerProfiles;
import io.millrace.runner.Setting;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.beam.sdk.PipelineResult.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a runner must do, whichever it is: one subclass for each profile, and each way to run it.
 *
 * <p>What a profile {@linkplain RunnerProfile#lacks lacks} must be refused, in its own words.
 */
@Timeout(60)
public abstract class RunnerContract {

  private final String runner;
  private final List<String> arguments;

  @TempDir private Path scratch;

  /**
   * A contract for a runner.
   *
   * @param runner its name
   * @param arguments what every pipeline gets besides, as {@code --flinkMaster=host:port}
   */
  protected RunnerContract(String runner, String... arguments) {
    this.runner = runner;
    this.arguments = List.of(arguments);
  }

  @Test
  void named_byNameAndAlias() {
    assertThat(profile().name()).isEqualTo(runner);
    assertThat(profile().aliases())
        .allSatisfy(alias -> assertThat(RunnerProfiles.named(alias).name()).isEqualTo(runner));
  }

  @Test
  void lacks_oneLineEach() {
    assertThat(profile().lacks().values())
        .allSatisfy(line -> assertThat(line).isNotBlank().doesNotContain("\n").doesNotEndWith("."));
  }

  @Test
  void tune_settings_areOptionsThatExistAndHaveThatValue() {
    Launcher launcher = launcher();

    assertThat(launcher.options().toString())
        .contains(options(launcher).map(RunnerContract::asShownByBeam).toList());
    assertThat(launcher.settings()).extracting(Setting::reason).doesNotContain("");
  }

  @Test
  void tune_optionsOfTheUser_stay() {
    List<String> others = options(launcher()).flatMap(RunnerContract::another).toList();

    Launcher launcher = launcher(others.toArray(String[]::new));

    assertThat(others).isNotEmpty();
    assertThat(launcher.options().toString())
        .contains(others.stream().map(o -> o.substring(2).replace("=", ": ") + "\n").toList());
  }

  @Test
  void launch_done_countersAreSummedOverWorkers() throws Exception {
    Outcome outcome =
        launcher("--parallelism=3").launch(pipeline -> Pipelines.counted(pipeline, 100));

    assertThat(outcome.state()).isEqualTo(State.DONE);
    assertThat(outcome.elapsed()).isPositive();
    assertThat(outcome.counter("numbers")).isEqualTo(100);
  }

  @Test
  void launch_twice_countersAreOfEach() throws Exception {
    Launcher launcher = launcher();

    assertThat(launcher.launch(pipeline -> Pipelines.counted(pipeline, 3)).counter("numbers"))
        .isEqualTo(3);
    assertThat(launcher.launch(pipeline -> Pipelines.counted(pipeline, 4)).counter("numbers"))
        .isEqualTo(4);
  }

  @Test
  void launch_functionThrows_itsMessage() {
    Launcher launcher = launcher();

    assertThatThrownBy(
            () ->
                launcher.launch(
                    pipeline ->
                        Flow.from(pipeline, Numbers.below(100))
                            .named("halve")
                            .map(Pipelines::failAt42)
                            .into(folder("halves").sink())))
        .isInstanceOf(JobFailedException.class)
        .hasMessage("step 'halve' failed on 42: java.lang.IllegalStateException: no luck with 42");
    assertThat(launcher.isRunning()).isFalse();
  }

  @Test
  void launch_builderThrows_asItIs() {
    Launcher launcher = launcher();
    PipelineBuilder wrong =
        pipeline -> {
          throw new IllegalArgumentException("--limit=-1: must not be negative");
        };

    assertThatThrownBy(() -> launcher.launch(wrong))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("--limit=-1: must not be negative");
    assertThat(launcher.isRunning()).isFalse();
  }

  @Test
  void reduce_count() throws Exception {
    Folder counts = folder("counts");

    launcher()
        .launch(
            pipeline ->
                Flow.from(pipeline, Numbers.below(11))
                    .map(number -> number % 2 == 0 ? "even" : "odd")
                    .partition()
                    .reduce(count())
                    .map(pair -> pair.getKey() + " " + pair.getValue())
                    .into(counts.sink()));

    assertThat(counts.lines()).containsExactly("even 6", "odd 5");
  }

  @Test
  void reduce_severalReducers_severalShards() throws Exception {
    Folder results = folder("results");

    launcher("--shards=3", "--parallelism=2")
        .launch(
            pipeline ->
                Flow.from(pipeline, Numbers.below(100))
                    .partitionBy(number -> "ends in " + number % 4)
                    .reduce(
                        count(),
                        sumLong(Long::longValue),
                        minLong(Long::longValue),
                        maxLong(Long::longValue),
                        (key, count, sum, least, most) ->
                            "%s: %d, %d, %d to %d".formatted(key, count, sum, least, most))
                    .into(results.sink()));

    assertThat(results.lines())
        .containsExactly(
            "ends in 0: 25, 1200, 0 to 96",
            "ends in 1: 25, 1225, 1 to 97",
            "ends in 2: 25, 1250, 2 to 98",
            "ends in 3: 25, 1275, 3 to 99");
  }

  @Test
  void reduce_emptyInput() throws Exception {
    Folder byKey = folder("byKey");
    Folder all = folder("all");

    launcher()
        .launch(
            pipeline -> {
              Flow<Long> none = Flow.from(pipeline, Numbers.below(0));
              none.partition().reduce(count()).into(byKey.sink());
              none.reduceAll(count()).into(all.sink());
            });

    assertThat(byKey.lines()).isEmpty();
    assertThat(all.lines()).containsExactly("0");
  }

  /** Some ten megabytes of groups where tables may have one. */
  @Test
  void reduce_moreGroupsThanMemory() throws Exception {
    Folder groups = folder("groups");
    Folder total = folder("total");

    launcher("--tableMemory=1", "--shards=2")
        .launch(
            pipeline -> {
              Flow<Long> counts =
                  Flow.from(pipeline, Numbers.below(60_000))
                      .partitionBy(number -> "-".repeat(200) + number % 30_000)
                      .reduce(count())
                      .values();
              counts.partition().reduce(count()).into(groups.sink());
              counts.reduceAll(sumLong(Long::longValue)).into(total.sink());
            });

    assertThat(groups.lines()).containsExactly("KV{2, 30000}");
    assertThat(total.lines()).containsExactly("60000");
  }

  @Test
  void shuffle_records_asTheyWere() throws Exception {
    Folder purchases = folder("purchases");

    launcher()
        .launch(
            pipeline ->
                Flow.from(pipeline, Numbers.below(9))
                    .map(Purchase::of)
                    .shuffle()
                    .into(purchases.sink()));

    assertThat(purchases.lines())
        .containsExactlyElementsOf(
            LongStream.range(0, 9).mapToObj(n -> Purchase.of(n).toString()).sorted().toList());
  }

  @Test
  void reduce_recordsAsKeys() throws Exception {
    Folder counts = folder("counts");

    launcher()
        .launch(
            pipeline ->
                Flow.from(pipeline, Numbers.below(18))
                    .map(number -> Purchase.of(number % 9))
                    .partition()
                    .reduce(count())
                    .map(pair -> pair.getValue() + " " + pair.getKey())
                    .into(counts.sink()));

    assertThat(counts.lines())
        .containsExactlyElementsOf(
            LongStream.of(0, 1, 2, 3, 4, 6, 7)
                .mapToObj(n -> (n == 2 ? "6 " : "2 ") + Purchase.of(n))
                .sorted()
                .toList());
  }

  @Test
  void flow_continuedTwice_isReadOnce() throws Exception {
    Folder evens = folder("evens");
    Folder sums = folder("sums");

    Outcome outcome =
        launcher()
            .launch(
                pipeline -> {
                  Flow<Long> numbers = Flow.from(pipeline, Numbers.below(10)).counted("numbers");
                  numbers.filter(number -> number % 2 == 0).into(evens.sink());
                  numbers.reduceAll(sumLong(Long::longValue)).into(sums.sink());
                });

    assertThat(evens.lines()).containsExactly("0", "2", "4", "6", "8");
    assertThat(sums.lines()).containsExactly("45");
    assertThat(outcome.counter("numbers")).isEqualTo(10);
  }

  @Test
  void publish_replacesWhatWasThere() throws Exception {
    Folder files = folder("files");
    Launcher launcher = launcher();

    launcher.launch(pipeline -> Pipelines.published(pipeline, 40, files));
    launcher.launch(pipeline -> Pipelines.published(pipeline, 10, files));

    assertThat(files.lines()).containsExactlyElementsOf(numbersBelow(10));
    assertThat(files.names()).allSatisfy(name -> assertThat(name).startsWith("part-"));
  }

  @Test
  void publish_jobFails_leavesWhatWasThere() throws Exception {
    Folder files = folder("files");
    Launcher launcher = launcher();

    launcher.launch(pipeline -> Pipelines.published(pipeline, 10, files));
    assertThatThrownBy(() -> launcher.launch(pipeline -> Pipelines.published(pipeline, 100, files)))
        .isInstanceOf(JobFailedException.class)
        .hasMessageContaining("no luck with 42");

    assertThat(files.lines()).containsExactlyElementsOf(numbersBelow(10));
  }

  @Test
  void unbounded_isReducedOrRefused() throws Exception {
    Folder counts = folder("counts");
    Launcher launcher = launcher();
    PipelineBuilder endless = pipeline -> Pipelines.unbounded(pipeline, counts);
    String lacks = profile().lacks().get(Capability.UNBOUNDED_INPUT);

    if (lacks == null) {
      assertThat(launcher.launch(endless).state()).isEqualTo(State.DONE);
      assertThat(counts.lines()).containsExactly("0 4", "1 3", "2 3");
    } else {
      assertThatThrownBy(() -> launcher.launch(endless))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("--runner=" + runner + ": the input of '")
          .hasMessageEndingWith("has no end; " + lacks);
      assertThat(counts.lines()).isEmpty();
    }
  }

  @Test
  void unbounded_lateElements_noResultOfNothing() throws Exception {
    Folder counts = folder("late");
    if (profile().lacks().containsKey(Capability.UNBOUNDED_INPUT)) {
      return;
    }

    launcher().launch(pipeline -> Pipelines.late(pipeline, counts));

    assertThat(counts.lines()).contains("a 3", "b 2").doesNotContain("a 0", "b 0");
  }

  @Test
  @Timeout(40)
  void cancel_running_endsItsWork() throws Exception {
    Folder beats = folder("beats");
    Launcher launcher = launcher();

    CompletableFuture<Outcome> outcome =
        CompletableFuture.supplyAsync(() -> launched(launcher, p -> Pipelines.beating(p, beats)));
    await(() -> outcome.isDone() || !beats.lines().isEmpty());
    launcher.cancel();

    try {
      assertThat(outcome.get(30, SECONDS).state()).isEqualTo(State.CANCELLED);
      await(() -> profile().lacks().containsKey(Capability.PROMPT_CANCEL) || beats.isStill());
    } finally {
      beats.append(Pipelines.STOP, "");
      await(beats::isStill);
    }
  }

  private RunnerProfile profile() {
    return RunnerProfiles.named(runner);
  }

  private Launcher launcher(String... more) {
    return Launcher.from(
        Stream.of(List.of("--runner=" + runner), arguments, List.of(more))
            .flatMap(List::stream)
            .toArray(String[]::new));
  }

  private Folder folder(String name) {
    return Folder.in(scratch, name);
  }

  private static List<String> numbersBelow(long limit) {
    return LongStream.range(0, limit).mapToObj(String::valueOf).sorted().toList();
  }

  private static Outcome launched(Launcher launcher, PipelineBuilder builder) {
    try {
      return launcher.launch(builder);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static void await(Callable<Boolean> condition) throws Exception {
    while (!condition.call()) {
      MILLISECONDS.sleep(20);
    }
  }

  private static Stream<Setting> options(Launcher launcher) {
    return launcher.settings().stream().filter(setting -> !setting.isProperty());
  }

  private static String asShownByBeam(Setting setting) {
    return "%s: %s\n".formatted(setting.option(), setting.value());
  }

  /** The option with another value, where one can be made up. */
  private static Stream<String> another(Setting setting) {
    if (setting.value() instanceof Boolean value) {
      return Stream.of("--%s=%s".formatted(setting.option(), !value));
    }
    return setting.value() instanceof Integer value
        ? Stream.of("--%s=%d".formatted(setting.option(), value + 1))
        : Stream.of();
  }
}
