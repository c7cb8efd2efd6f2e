package io.millrace.runner.flink;

import io.millrace.cluster.rest.MasterAddress;
import java.util.Optional;

/** The value of {@code --flinkMaster}: a cluster, or in brackets where else a job runs. */
final class FlinkMaster {

  static final String EMBEDDED = "[local]";

  /** Where Flink itself has started the program. */
  static final String SURROUNDINGS = "[auto]";

  private FlinkMaster() {}

  /**
   * The address of a cluster; empty for a name in brackets.
   *
   * @throws IllegalArgumentException if it is neither
   */
  static Optional<MasterAddress> parse(String text) {
    return text.matches("\\[(local|auto|collection)]")
        ? Optional.empty()
        : Optional.of(cluster(text));
  }

  /**
   * The address of a cluster.
   *
   * @throws IllegalArgumentException if it is none
   */
  static MasterAddress cluster(String text) {
    return MasterAddress.parse(text)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "--%s=%s: must be HOST:PORT, the REST address of a cluster, with a port from 1"
                            .formatted(FlinkRemoteControl.OPTION, text)
                        + " to 65535; as 127.0.0.1:8081"));
  }
}
