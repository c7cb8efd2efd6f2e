package io.millrace.runner.direct;

import io.millrace.flow.live.Board;
import io.millrace.flow.options.FlowOptions;
import io.millrace.runner.Capability;
import io.millrace.runner.RunnerProfile;
import io.millrace.runner.Tuning;
import java.util.List;
import java.util.Map;
import org.apache.beam.runners.direct.DirectOptions;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.PipelineRunner;

/**
 * One process, all its processors, the quickest start.
 *
 * <p>As it comes, the DirectRunner is a test tool: it encodes every element before and after each
 * consumer to see whether it was changed, and clones it to see whether its coder works. A flow's
 * stages pass few, large elements between transforms, and its tests run with these checks on; jobs
 * run without.
 */
public final class DirectProfile implements RunnerProfile {

  private static final int SHUFFLE_SHARE = 8;

  @Override
  public String name() {
    return "DirectRunner";
  }

  @Override
  public List<String> aliases() {
    return List.of("direct");
  }

  @Override
  public String description() {
    return "this process, the quickest start; for jobs that one machine does";
  }

  @Override
  public Map<Capability, String> lacks() {
    return Map.of(
        Capability.SHUFFLE_BEYOND_MEMORY,
        "what Beam's own transforms and flows without end shuffle lies in the heap: give it more, or"
            + " take --runner=FlinkRunner; what bounded flows shuffle waits on disk",
        Capability.RECOVERY,
        "a job that fails, or whose process ends, is begun anew");
  }

  @Override
  public Class<? extends PipelineRunner<?>> runner() {
    return PacedDirectRunner.class;
  }

  @Override
  public boolean shufflesInHeap() {
    return true;
  }

  @Override
  public void started(PipelineResult running, Board board) {
    Upkeep.start(running, board);
  }

  @Override
  public void tune(Tuning tuning) {
    DirectOptions direct = tuning.as(DirectOptions.class);
    tuning.set(
        "enforceImmutability",
        false,
        direct::setEnforceImmutability,
        "encodes every element twice a consumer and traverses the pipeline for every bundle");
    tuning.set(
        "enforceEncodability",
        false,
        direct::setEnforceEncodability,
        "clones every element through its coder");
    tuning.set(
        "blockOnRun",
        false,
        direct::setBlockOnRun,
        "a run that returns can be cancelled; the launcher waits for it");
    tuning.setParallelism(
        "targetParallelism", direct::setTargetParallelism, direct::getTargetParallelism);
    tuning.set(
        "sourceBundles",
        direct.getTargetParallelism(),
        tuning.as(FlowOptions.class)::setSourceBundles,
        "one bundle a worker: what it reads is folded together, and each of its groups shuffled once");
    tuning.set(
        "shuffleMemory",
        Runtime.getRuntime().maxMemory() / (SHUFFLE_SHARE << 20),
        tuning.as(FlowOptions.class)::setShuffleMemory,
        "megabytes, an eighth of the heap; what is shuffled beyond it waits on disk");
  }
}
