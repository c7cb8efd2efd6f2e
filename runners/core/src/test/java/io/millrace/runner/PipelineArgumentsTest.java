package io.millrace.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.flow.options.FlowOptions;
import java.util.List;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.options.Validation;
import org.apache.beam.sdk.testing.CrashingRunner;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PipelineArgumentsTest {

  @Test
  void parse_nothing_noRunner() {
    PipelineArguments arguments = parse();

    assertThat(arguments.runner()).isEmpty();
    assertThat(arguments.parallelism()).isEmpty();
    assertThat(arguments.named()).isEmpty();
  }

  @Test
  void parse_optionOfTheFlow_isSetAndNamed() {
    PipelineArguments arguments = parse("--shards=7");

    assertThat(arguments.options().as(FlowOptions.class).getShards()).isEqualTo(7);
    assertThat(arguments.named()).containsExactly("shards");
  }

  @Test
  void parse_optionOfBeam_isSet() {
    assertThat(parse("--jobName=night").options().getJobName()).isEqualTo("night");
  }

  @Test
  void parse_runnerAndParallelism_areNotBeams() {
    PipelineArguments arguments = parse("--runner=flink", "--parallelism=3");

    assertThat(arguments.runner()).hasValue("flink");
    assertThat(arguments.parallelism()).hasValue(3);
    assertThat(arguments.named()).isEmpty();
  }

  @Test
  void parse_nameAlone_isTrue() {
    assertThat(parse("--blockOnRun").named()).containsExactly("blockOnRun");
  }

  @Test
  void parse_unknownName_nearestOfBeam() {
    assertWrong("--shard=7").hasMessage("--shard: no such option; did you mean --shards?");
  }

  @Test
  void parse_unknownName_nearestOfSomebodyElses() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PipelineArguments.parse(List.of("--tabel=a"), List.of("table")))
        .withMessage("--tabel: no such option; did you mean --table?");
  }

  @Test
  void parse_unknownName_nothingNear() {
    assertWrong("--zzzzzzzz=1").hasMessage("--zzzzzzzz: no such option; --help lists the options");
  }

  @Test
  void parse_noDashes() {
    assertWrong("7")
        .hasMessage("'7' is no option: options are written --name=value, without a space");
  }

  @Test
  void parse_wordForNumber() {
    assertWrong("--shards=many").hasMessageStartingWith("--shards=many: must be of type integer");
  }

  @Test
  void parse_wordForBoolean() {
    assertWrong("--blockOnRun=perhaps")
        .hasMessageStartingWith("--blockOnRun=perhaps: must be of type boolean");
  }

  @Test
  void parse_parallelismZero() {
    assertWrong("--parallelism=0")
        .hasMessage("--parallelism=0: must be a whole number of at least 1");
  }

  @Test
  void parse_parallelismWord() {
    assertWrong("--parallelism=all")
        .hasMessage("--parallelism=all: must be a whole number of at least 1");
  }

  /** Options of a program. */
  public interface ProgramOptions extends PipelineOptions {

    @Description("Where the orders are.")
    @Validation.Required
    String getOrders();

    void setOrders(String orders);
  }

  @Test
  void checkRequired_optionOfTheProgram_missing_isRefused() {
    PipelineOptionsFactory.register(ProgramOptions.class);

    PipelineArguments without = parse("--shards=7");
    without.options().setRunner(CrashingRunner.class);
    PipelineArguments with = parse("--orders=here");
    with.options().setRunner(CrashingRunner.class);

    assertThatThrownBy(without::checkRequired)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("--orders");
    assertThatCode(with::checkRequired).doesNotThrowAnyException();
    assertThat(with.options().as(ProgramOptions.class).getOrders()).isEqualTo("here");
  }

  @Test
  void help_optionsOfTheProgramAndOurs_notBeams() {
    PipelineOptionsFactory.register(ProgramOptions.class);

    String help = OptionsHelp.text();

    assertThat(help)
        .contains(ProgramOptions.class.getName(), "--orders=<String> (required)")
        .containsSubsequence("Where the orders are.", "--runner", "--parallelism")
        .contains("--tableMemory=<Long>")
        .doesNotContain("--blockOnRun", "--stableUniqueNames");
  }

  @AfterEach
  void forgetTheProgram() {
    PipelineOptionsFactory.resetCache();
  }

  private static PipelineArguments parse(String... arguments) {
    return PipelineArguments.parse(List.of(arguments), List.of());
  }

  private static AbstractThrowableAssert<?, ? extends Throwable> assertWrong(String argument) {
    return assertThatThrownBy(() -> parse(argument)).isInstanceOf(IllegalArgumentException.class);
  }
}
