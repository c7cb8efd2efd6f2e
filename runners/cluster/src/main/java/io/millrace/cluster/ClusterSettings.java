package io.millrace.cluster;

import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a {@link LocalCluster} is made of; immutable.
 *
 * @param home the folder of all that the cluster writes: configuration, logs, checkpoints
 * @param taskManagers how many of them, at least 1
 * @param slots the slots of each, at least 1
 * @param restPort the port of the REST interface and of the web UI; 0 lets one be chosen
 * @param options options of Flink, by key, that go before those that the cluster would set
 */
public record ClusterSettings(
    Path home, int taskManagers, int slots, int restPort, Map<String, String> options) {

  private static final int LARGEST_PORT = 65_535;

  /** Checks the values, and keeps its own copies. */
  public ClusterSettings {
    home = home.toAbsolutePath().normalize();
    options = Collections.unmodifiableMap(new TreeMap<>(options));
    atLeast(1, "taskManagers", taskManagers);
    atLeast(1, "slots", slots);
    atLeast(0, "port", restPort);
    if (restPort > LARGEST_PORT) {
      throw new IllegalArgumentException(
          "port: %d is more than %d; name a port, or 0 for any".formatted(restPort, LARGEST_PORT));
    }
  }

  /** Two TaskManagers of two slots each, on a port that is free. */
  public static ClusterSettings in(Path home) {
    return new ClusterSettings(home, 2, 2, 0, Map.of());
  }

  /** As many TaskManagers. */
  public ClusterSettings taskManagers(int number) {
    return new ClusterSettings(home, number, slots, restPort, options);
  }

  /** As many slots in each TaskManager. */
  public ClusterSettings slots(int number) {
    return new ClusterSettings(home, taskManagers, number, restPort, options);
  }

  /** The port of the REST interface; 0 lets one be chosen. */
  public ClusterSettings restPort(int port) {
    return new ClusterSettings(home, taskManagers, slots, port, options);
  }

  /** The memory of the JobManager's process, as Flink writes it: {@code 1024m}, the default. */
  public ClusterSettings jobManagerMemory(String size) {
    return option("jobmanager.memory.process.size", size);
  }

  /** The memory of each TaskManager's process; by default Flink's {@code 1728m}. */
  public ClusterSettings taskManagerMemory(String size) {
    return option("taskmanager.memory.process.size", size);
  }

  /**
   * Lets each process show its metrics to Prometheus, on the next free port of a range such as
   * {@code 9250-9260}. Flink's reporter listens on all addresses of the machine: it has no option
   * for one.
   */
  public ClusterSettings prometheus(String ports) {
    return option("metrics.reporters", "prom")
        .option(
            "metrics.reporter.prom.factory.class",
            "org.apache.flink.metrics.prometheus.PrometheusReporterFactory")
        .option("metrics.reporter.prom.port", ports);
  }

  /**
   * An option of Flink, such as {@code restart-strategy.type}, in place of the one that the cluster
   * would have. Flags for the JVMs are such options too: {@code env.java.opts.all}.
   */
  public ClusterSettings option(String key, String value) {
    Map<String, String> more = new TreeMap<>(options);
    more.put(key, value);
    return new ClusterSettings(home, taskManagers, slots, restPort, more);
  }

  private static void atLeast(int least, String name, int value) {
    if (value < least) {
      throw new IllegalArgumentException(
          "%s: %d is less than %d; name a greater number".formatted(name, value, least));
    }
  }
}
