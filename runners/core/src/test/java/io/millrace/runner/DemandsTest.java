package io.millrace.runner;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.flow.live.Board;
import io.millrace.flow.options.FlowOptions;
import java.util.List;
import java.util.Map;
import org.apache.beam.runners.direct.DirectRunner;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineRunner;
import org.apache.beam.sdk.io.GenerateSequence;
import org.apache.beam.sdk.options.PipelineOptions;
import org.junit.jupiter.api.Test;

class DemandsTest {

  private final Pipeline pipeline = Pipeline.create();

  @Test
  void check_unboundedInput_refusedByWhatLacksIt() {
    pipeline.apply("ticks", GenerateSequence.from(0));

    assertThatThrownBy(
            () ->
                Demands.check(
                    pipeline, lacking(Map.of(Capability.UNBOUNDED_INPUT, "take the other one"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("--runner=OldRunner: the input of 'ticks' has no end; take the other one");
  }

  @Test
  void check_unboundedInput_takenByWhatDoesNot() {
    pipeline.apply("ticks", GenerateSequence.from(0));

    assertThatCode(
            () -> Demands.check(pipeline, lacking(Map.of(Capability.RECOVERY, "it is begun anew"))))
        .doesNotThrowAnyException();
  }

  @Test
  void check_boundedInput() {
    pipeline.apply("ticks", GenerateSequence.from(0).to(10));

    assertThatCode(
            () ->
                Demands.check(
                    pipeline, lacking(Map.of(Capability.UNBOUNDED_INPUT, "take the other one"))))
        .doesNotThrowAnyException();
  }

  @Test
  void check_shuffleMemory_refusedByWhatShufflesItself() {
    pipeline.getOptions().as(FlowOptions.class).setShuffleMemory(8L);

    assertThatThrownBy(() -> Demands.check(pipeline, lacking(Map.of())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "--shuffleMemory=8: OldRunner shuffles by itself; leave it out, or take"
                + " --runner=DirectRunner");
  }

  @Test
  void check_staysInThisProcess_refusedByWhatIsRemote() {
    Board.of(pipeline).stays("the password was given as a value; give it as env:NAME");

    assertThatCode(() -> Demands.check(pipeline, new Lacking(Map.of(), false)))
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> Demands.check(pipeline, new Lacking(Map.of(), true)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "--runner=OldRunner: workers are in other processes; the password was given as a value;"
                + " give it as env:NAME");
  }

  private static RunnerProfile lacking(Map<Capability, String> lacks) {
    return new Lacking(lacks, false);
  }

  private record Lacking(Map<Capability, String> lacks, boolean remote) implements RunnerProfile {

    @Override
    public boolean isRemote(PipelineOptions options) {
      return remote;
    }

    @Override
    public String name() {
      return "OldRunner";
    }

    @Override
    public List<String> aliases() {
      return List.of();
    }

    @Override
    public String description() {
      return "an old one";
    }

    @Override
    public Class<? extends PipelineRunner<?>> runner() {
      return DirectRunner.class;
    }

    @Override
    public void tune(Tuning tuning) {}
  }
}
