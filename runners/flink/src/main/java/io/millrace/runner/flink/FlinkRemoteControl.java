package io.millrace.runner.flink;

import io.millrace.runner.Cluster;
import io.millrace.runner.RemoteControl;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.apache.beam.runners.flink.FlinkPipelineOptions;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.flink.runtime.client.JobCancellationException;
import org.apache.flink.util.ExceptionUtils;

/** Reaches Flink clusters by the address of their web interface. */
final class FlinkRemoteControl implements RemoteControl {

  static final String OPTION = "flinkMaster";

  private static final Set<String> IN_THIS_PROCESS = Set.of("[local]", "[collection]");

  @Override
  public String option() {
    return OPTION;
  }

  @Override
  public boolean leavesProcess(PipelineOptions options) {
    return !IN_THIS_PROCESS.contains(master(options));
  }

  /** None for {@code [auto]}: then it is Flink's own command line that knows. */
  @Override
  public Optional<String> address(PipelineOptions options) {
    String master = master(options);
    return master.startsWith("[") && master.endsWith("]") ? Optional.empty() : Optional.of(master);
  }

  private static String master(PipelineOptions options) {
    return options.as(FlinkPipelineOptions.class).getFlinkMaster();
  }

  @Override
  public Optional<String> submitted() {
    return SubmittedJobs.last();
  }

  @Override
  public boolean isCancellation(Throwable failure) {
    return ExceptionUtils.findThrowable(failure, JobCancellationException.class).isPresent();
  }

  @Override
  public Cluster connect(String address, Duration patience) {
    return FlinkCluster.at(MasterAddress.parse(address), patience);
  }
}
