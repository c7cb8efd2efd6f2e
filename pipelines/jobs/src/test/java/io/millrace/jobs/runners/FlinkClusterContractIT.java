package io.millrace.jobs.runners;

import static java.util.stream.Collectors.joining;

import io.millrace.files.TextFiles;
import io.millrace.jobs.SharedCluster;
import io.millrace.runner.contract.RunnerContract;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The contract on a cluster of separate processes. */
class FlinkClusterContractIT extends RunnerContract {

  @RegisterExtension static final SharedCluster CLUSTER = new SharedCluster();

  /** What fails each time is tried a second time, and not for a minute. */
  FlinkClusterContractIT() {
    super(
        "FlinkRunner",
        "--flinkMaster=" + CLUSTER.address(),
        "--filesToStage=" + staged(),
        "--batchRestarts=1");
  }

  /** The jar that every job is sent with, and what the functions of the contract need besides. */
  private static String staged() {
    return Stream.concat(
            Stream.of(Path.of("target/millrace/millrace.jar")),
            Stream.of(RunnerContract.class, TextFiles.class, Assertions.class, Test.class)
                .map(FlinkClusterContractIT::home))
        .map(Path::toString)
        .collect(joining(","));
  }

  /** The jar or the folder that a class is in. */
  private static Path home(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
