package io.millrace.runner;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.PipelineRunner;
import org.apache.beam.sdk.metrics.MetricResults;
import org.apache.beam.sdk.options.PipelineOptions;
import org.joda.time.Duration;

/** A runner whose pipelines are done at once, and that cannot tell what they have counted. */
public class ForgetfulProfile implements RunnerProfile {

  /** What somebody does while a pipeline runs. */
  static volatile Runnable meanwhile = () -> {};

  @Override
  public String name() {
    return "ForgetfulRunner";
  }

  /** Whether it claims to have started this program. */
  static volatile boolean hasStarted;

  @Override
  public Optional<String> masterOption() {
    return Optional.of("forgetfulMaster");
  }

  @Override
  public boolean hasStartedThisProgram() {
    return hasStarted;
  }

  @Override
  public List<String> aliases() {
    return List.of();
  }

  @Override
  public String description() {
    return "does nothing";
  }

  @Override
  public Map<Capability, String> lacks() {
    return Map.of();
  }

  @Override
  public Class<? extends PipelineRunner<?>> runner() {
    return ForgetfulRunner.class;
  }

  @Override
  public void tune(Tuning tuning) {}

  /** Made by Beam. */
  public static final class ForgetfulRunner extends PipelineRunner<PipelineResult> {

    /** Called by Beam. */
    public static ForgetfulRunner fromOptions(PipelineOptions options) {
      return new ForgetfulRunner();
    }

    @Override
    public PipelineResult run(Pipeline pipeline) {
      return new Done();
    }
  }

  private static final class Done implements PipelineResult {

    @Override
    public State getState() {
      return State.DONE;
    }

    @Override
    public State cancel() {
      return State.DONE;
    }

    @Override
    public State waitUntilFinish(Duration duration) {
      return State.DONE;
    }

    @Override
    public State waitUntilFinish() {
      meanwhile.run();
      return State.DONE;
    }

    @Override
    public MetricResults metrics() {
      throw new IllegalStateException("the master has gone");
    }
  }
}
