package io.millrace.runner.flink;

import io.millrace.cluster.rest.MasterAddress;
import io.millrace.runner.Cluster;
import io.millrace.runner.RemoteControl;
import java.time.Duration;
import java.util.Optional;
import org.apache.beam.runners.flink.FlinkPipelineOptions;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.flink.runtime.client.JobCancellationException;
import org.apache.flink.util.ExceptionUtils;

/** Reaches Flink clusters by the address of their web interface. */
final class FlinkRemoteControl implements RemoteControl {

  static final String OPTION = "flinkMaster";

  @Override
  public String option() {
    return OPTION;
  }

  /** None for {@code [auto]}: then it is Flink that has started the program, and knows. */
  @Override
  public Optional<String> address(PipelineOptions options) {
    String master = options.as(FlinkPipelineOptions.class).getFlinkMaster();
    return FlinkMaster.parse(master).map(MasterAddress::toString);
  }

  @Override
  public boolean isCancellation(Throwable failure) {
    return ExceptionUtils.findThrowable(failure, JobCancellationException.class).isPresent();
  }

  @Override
  public Cluster connect(String address, Duration patience) {
    return FlinkCluster.at(FlinkMaster.cluster(address), patience);
  }
}
