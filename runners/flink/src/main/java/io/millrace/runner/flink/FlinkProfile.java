package io.millrace.runner.flink;

import io.millrace.cluster.rest.MasterAddress;
import io.millrace.flow.live.Board;
import io.millrace.runner.Capability;
import io.millrace.runner.RemoteControl;
import io.millrace.runner.RunnerProfile;
import io.millrace.runner.Tuning;
import io.millrace.runner.watch.Watch;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.beam.runners.flink.FlinkPipelineOptions;
import org.apache.beam.runners.flink.FlinkRunner;
import org.apache.beam.sdk.PipelineRunner;
import org.apache.beam.sdk.options.PipelineOptions;

/**
 * Flink, embedded in this process; or, with {@code --flinkMaster=host:port}, on a cluster; or,
 * where Flink's own command line or its REST interface has started the program, on that one.
 *
 * <p>What was measured with Beam 2.70 and Flink 1.19 on two processors:
 *
 * <ul>
 *   <li>The start of the embedded cluster takes one second, more than half of it for the actor
 *       system of its remote calls, which Flink loads from a jar that it unpacks each time. Beam's
 *       translation and Flink's scheduling of a small job take another. No option shortens that; a
 *       JVM with few compilers and an archive of classes does.
 *   <li>Managed memory needs no setting: Beam gives Flink two fifths of the free heap's size,
 *       outside the heap, and Flink spills what is more. One gigabyte went through a shuffle with
 *       {@code -Xmx300m} in the time that it took with {@code -Xmx1g}.
 *   <li>Network memory does. Flink's 64 MB are enough for 16 workers; at 32, a job of three
 *       shuffles fails.
 *   <li>In batch, elements between chained operators are not copied whatever the options say, and
 *       bundles have no size limit: nothing is set for them.
 * </ul>
 */
public final class FlinkProfile implements RunnerProfile {

  @Override
  public String name() {
    return "FlinkRunner";
  }

  @Override
  public List<String> aliases() {
    return List.of("flink");
  }

  @Override
  public String description() {
    return "Flink inside this process, or on the cluster of --flinkMaster: spills what does not fit"
        + " in memory";
  }

  @Override
  public Map<Capability, String> lacks() {
    return Map.of(
        Capability.RECOVERY,
        "embedded, a job that fails, or whose process ends, is begun anew",
        Capability.LIVE_COUNTERS,
        "of a bounded job, counters are known when its tasks have ended",
        Capability.EXACT_COUNTERS,
        "counters count work again that had to be repeated; results do not");
  }

  @Override
  public Optional<String> masterOption() {
    return Optional.of("flinkMaster");
  }

  @Override
  public boolean hasStartedThisProgram() {
    return Surroundings.mayBeFlink() && Surroundings.areFlink();
  }

  @Override
  public Class<? extends PipelineRunner<?>> runner() {
    return FlinkRunner.class;
  }

  @Override
  public void tune(Tuning tuning) {
    FlinkPipelineOptions flink = tuning.as(FlinkPipelineOptions.class);
    tuning.set(
        "flinkMaster",
        Surroundings.areFlink() ? FlinkMaster.SURROUNDINGS : FlinkMaster.EMBEDDED,
        flink::setFlinkMaster,
        Surroundings.areFlink()
            ? "the cluster of the Flink that has started this program"
            : "embedded; the default, [auto], asks its surroundings first");
    tuning.set(
        "fasterCopy",
        true,
        flink::setFasterCopy,
        "streaming: no encode and decode between chained operators; batch never does it");
    tuning.set(
        "objectReuse",
        true,
        flink::setObjectReuse,
        "streaming: no copy between chained operators; Beam forbids changing elements anyway");
    Optional<MasterAddress> cluster = FlinkMaster.parse(flink.getFlinkMaster());
    if (cluster.isPresent()) {
      ClusterTuning.remote(tuning, cluster.get());
    } else if (Surroundings.areFlink()) {
      ClusterTuning.surrounded(tuning);
    } else {
      tuneEmbedded(tuning, flink);
    }
  }

  private static void tuneEmbedded(Tuning tuning, FlinkPipelineOptions flink) {
    tuning.setParallelism("parallelism", flink::setParallelism, flink::getParallelism);
    tuning.set(
        "flinkConfDir",
        FlinkConfiguration.write(flink.getParallelism(), Runtime.getRuntime().maxMemory())
            .toString(),
        flink::setFlinkConfDir,
        "network memory for as many workers, no open ports, a handle to cancel the job");
  }

  @Override
  public boolean isRemote(PipelineOptions options) {
    String master = options.as(FlinkPipelineOptions.class).getFlinkMaster();
    return Surroundings.areFlink() || FlinkMaster.parse(master).isPresent();
  }

  @Override
  public void cancelBlockedRuns() {
    SubmittedJobs.cancel();
  }

  @Override
  public Watch watch(Board board, PipelineOptions options) {
    String master = options.as(FlinkPipelineOptions.class).getFlinkMaster();
    return ClusterWatch.of(master, options.getJobName(), board).orElse(board::stages);
  }

  @Override
  public Optional<RemoteControl> remoteControl() {
    return Optional.of(new FlinkRemoteControl());
  }
}
