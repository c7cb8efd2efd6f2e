package io.millrace.runner.flink;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * Flink's own configuration for an embedded cluster: what Beam has no options for. Beam takes it as
 * a directory, so it is written to one, which is removed when the JVM ends.
 */
final class FlinkConfiguration {

  private static final long MEGABYTE = 1L << 20;

  /** Flink's default for an embedded cluster. */
  private static final long LEAST_NETWORK = 64 * MEGABYTE;

  private FlinkConfiguration() {}

  /** The directory, for {@code --flinkConfDir}. */
  static Path write(int parallelism, long maxMemory) {
    try {
      Path directory = ScratchDirectory.create();
      Path scratch = Files.createDirectory(directory.resolve("scratch"));
      String yaml =
          settings(parallelism, maxMemory, scratch).entrySet().stream()
              .map(setting -> "%s: \"%s\"%n".formatted(setting.getKey(), setting.getValue()))
              .collect(joining());
      return Files.writeString(directory.resolve("config.yaml"), yaml).getParent();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write Flink's configuration", e);
    }
  }

  private static Map<String, String> settings(int parallelism, long maxMemory, Path scratch) {
    String network = networkMemory(parallelism, maxMemory) / MEGABYTE + "mb";
    Map<String, String> settings = new TreeMap<>();
    // Without a client, a job that Beam waits for cannot be cancelled.
    settings.put("execution.job-listeners", SubmittedJobs.class.getName());
    // Spilled data, staged files and Flink's own jars: all in one place that is removed.
    settings.put("io.tmp.dirs", scratch.toString());
    settings.put("web.tmpdir", scratch.toString());
    // The embedded cluster would listen to the whole network, and nobody there is to talk to it.
    settings.put("jobmanager.bind-host", "localhost");
    settings.put("taskmanager.bind-host", "localhost");
    // Looks for Hadoop and Kerberos, and warns that they are not there.
    settings.put("security.delegation.tokens.enabled", "false");
    settings.put("taskmanager.memory.network.min", network);
    settings.put("taskmanager.memory.network.max", network);
    if (!isOnSystemClassPath()) {
      // A job without jars gets the system's class loader, whatever has loaded Flink: one folder,
      // though it is empty, gets it a child of that which has.
      settings.put("pipeline.classpaths", scratch.toUri().toString());
    }
    return settings;
  }

  /** Under {@code mvn exec:java}, say, it is not. */
  private static boolean isOnSystemClassPath() {
    return FlinkConfiguration.class.getClassLoader() == ClassLoader.getSystemClassLoader();
  }

  /**
   * Every shuffle needs a buffer of 32 KB from each worker to each, and jobs have several at a
   * time: with Flink's 64 MB, three of them fail at 32 workers ("Insufficient number of network
   * buffers"). Room for eight, unless that is more than a quarter of the memory.
   */
  static long networkMemory(int parallelism, long maxMemory) {
    long eightShuffles = 8L * parallelism * parallelism * 32 * 1024;
    return Math.max(LEAST_NETWORK, Math.min(eightShuffles, maxMemory / 4));
  }
}
