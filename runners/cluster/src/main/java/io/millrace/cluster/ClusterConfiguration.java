package io.millrace.cluster;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes the folder of configuration that all processes of a cluster read. */
final class ClusterConfiguration {

  private ClusterConfiguration() {}

  /** Writes it, with ports that nothing listens on. */
  static void write(ClusterSettings settings, ClusterHome home) throws IOException {
    Map<String, String> all = new TreeMap<>();
    all.putAll(addresses(settings));
    all.putAll(folders(home));
    all.putAll(behaviour());
    all.put("taskmanager.numberOfTaskSlots", Integer.toString(settings.slots()));
    all.put("env.java.default-opts.all", String.join(" ", jvmFlags()));
    all.putAll(settings.options());
    String yaml =
        all.entrySet().stream()
            .map(option -> "%s: %s%n".formatted(option.getKey(), quoted(option.getValue())))
            .collect(joining());
    Files.writeString(home.configuration().resolve("config.yaml"), yaml);
    try (InputStream log4j = ClusterConfiguration.class.getResourceAsStream("log4j.properties")) {
      Files.copy(log4j, home.configuration().resolve("log4j.properties"));
    }
  }

  private static Map<String, String> addresses(ClusterSettings settings) {
    List<Integer> free = Ports.free(2);
    int rest = settings.restPort() == 0 ? free.get(0) : settings.restPort();
    return Map.of(
        "rest.address", Ports.HOST,
        "rest.bind-address", Ports.HOST,
        "rest.port", Integer.toString(rest),
        "jobmanager.rpc.address", Ports.HOST,
        "jobmanager.bind-host", Ports.HOST,
        "jobmanager.rpc.port", Integer.toString(free.get(1)),
        "taskmanager.host", Ports.HOST,
        "taskmanager.bind-host", Ports.HOST);
  }

  private static Map<String, String> folders(ClusterHome home) {
    return Map.of(
        "io.tmp.dirs", home.scratch().toString(),
        "web.tmpdir", home.scratch().toString(),
        "state.backend.type", "rocksdb",
        "state.backend.incremental", "true",
        "state.checkpoints.dir", home.checkpoints().toUri().toString(),
        "state.savepoints.dir", home.savepoints().toUri().toString());
  }

  private static Map<String, String> behaviour() {
    Map<String, String> options = new TreeMap<>();
    options.put("jobmanager.memory.process.size", "1024m");
    options.put("taskmanager.memory.process.size", "1728m");
    // A process that is killed is missed after some seconds; with Flink's 10 and 50, after twenty.
    options.put("heartbeat.interval", "2000");
    options.put("heartbeat.timeout", "10000");
    // Also of batch jobs, for which Beam's options of retrying do nothing.
    options.put("restart-strategy.type", "fixed-delay");
    options.put("restart-strategy.fixed-delay.attempts", "5");
    options.put("restart-strategy.fixed-delay.delay", "2 s");
    // What is shown of a running job is a second old, not ten.
    options.put("metrics.fetcher.update-interval", "500");
    options.put("web.refresh-interval", "500");
    // Looks for Hadoop and Kerberos, and warns that they are not there.
    options.put("security.delegation.tokens.enabled", "false");
    return options;
  }

  /** Those that Flink's distribution has in its configuration for Java 17. */
  private static List<String> jvmFlags() {
    try (InputStream flags = ClusterConfiguration.class.getResourceAsStream("jvm.args")) {
      return new String(flags.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String quoted(String value) {
    return "\"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }
}
