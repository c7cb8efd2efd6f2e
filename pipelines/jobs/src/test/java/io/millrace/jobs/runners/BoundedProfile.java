package io.millrace.jobs.runners;

import io.millrace.runner.Capability;
import io.millrace.runner.RunnerProfile;
import io.millrace.runner.Tuning;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.PipelineRunner;
import org.apache.beam.sdk.testing.CrashingRunner;

/** A runner that takes no input without an end, and runs nothing else either. */
public final class BoundedProfile implements RunnerProfile {

  @Override
  public String name() {
    return "BoundedRunner";
  }

  @Override
  public List<String> aliases() {
    return List.of("bounded");
  }

  @Override
  public String description() {
    return "in tests";
  }

  @Override
  public Map<Capability, String> lacks() {
    return Map.of(Capability.UNBOUNDED_INPUT, "it waits for ever");
  }

  @Override
  public Class<? extends PipelineRunner<?>> runner() {
    return CrashingRunner.class;
  }

  @Override
  public void tune(Tuning tuning) {}
}
