package io.millrace.jobs.control;

import static java.util.concurrent.TimeUnit.SECONDS;

import io.millrace.jobs.Patience;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.runtime.client.JobStatusMessage;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;

/** A Flink cluster in this JVM that is reached as any other: by its web interface. */
public final class ClusterOfThisJvm implements AutoCloseable {

  private final MiniCluster cluster;
  private final Path jar;

  private ClusterOfThisJvm(MiniCluster cluster, Path jar) {
    this.cluster = cluster;
    this.jar = jar;
  }

  /**
   * Starts one.
   *
   * @param folder for all that it writes
   * @param savepoints its own folder for savepoints
   */
  public static ClusterOfThisJvm start(Path folder, Optional<Path> savepoints) throws Exception {
    Configuration configuration = new Configuration();
    configuration.set(RestOptions.ADDRESS, "127.0.0.1");
    configuration.set(RestOptions.BIND_ADDRESS, "127.0.0.1");
    configuration.set(RestOptions.BIND_PORT, "0");
    configuration.set(JobManagerOptions.BIND_HOST, "127.0.0.1");
    configuration.set(TaskManagerOptions.BIND_HOST, "127.0.0.1");
    configuration.set(CoreOptions.TMP_DIRS, folder.toString());
    savepoints.ifPresent(
        path ->
            configuration.set(CheckpointingOptions.SAVEPOINT_DIRECTORY, path.toUri().toString()));
    MiniCluster cluster =
        new MiniCluster(
            new MiniClusterConfiguration.Builder()
                .setConfiguration(configuration)
                .setNumTaskManagers(1)
                .setNumSlotsPerTaskManager(4)
                .build());
    cluster.start();
    ClusterOfThisJvm started = new ClusterOfThisJvm(cluster, emptyJar(folder));
    RestAnswers.await(started.address(), "/overview", "\"slots-total\":4");
    return started;
  }

  /** Its classes are those of this JVM, so that no job has to bring any. */
  private static Path emptyJar(Path folder) throws IOException {
    Path jar = folder.resolve("empty.jar");
    new JarOutputStream(Files.newOutputStream(jar)).close();
    return jar;
  }

  /** {@code HOST:PORT}. */
  public String address() throws Exception {
    URI address = cluster.getRestAddress().get();
    return address.getHost() + ":" + address.getPort();
  }

  /** Of its web interface. */
  public int port() throws Exception {
    return cluster.getRestAddress().get().getPort();
  }

  /** {@code --flinkMaster=HOST:PORT}. */
  public String master() throws Exception {
    return "--flinkMaster=" + address();
  }

  /** A command line, and what makes it run here. */
  public String[] onIt(String... arguments) throws Exception {
    return through(address(), arguments);
  }

  /** The same, by another address of it. */
  public String[] through(String address, String... arguments) {
    return Stream.concat(
            Stream.of(arguments),
            Stream.of(
                "--runner=FlinkRunner",
                "--flinkMaster=" + address,
                "--parallelism=1",
                "--filesToStage=" + jar))
        .toArray(String[]::new);
  }

  /** Waits until a job of this name is in a state; gives the id of the newest. */
  public String await(String name, JobStatus state) throws Exception {
    long deadline = System.nanoTime() + SECONDS.toNanos(Patience.SECONDS);
    while (true) {
      Optional<JobStatusMessage> found =
          cluster.listJobs().get().stream()
              .filter(job -> job.getJobName().equals(name) && job.getJobState() == state)
              .max(java.util.Comparator.comparingLong(JobStatusMessage::getStartTime));
      if (found.isPresent()) {
        return found.get().getJobId().toHexString();
      }
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException(
            "no %s that is %s, but %s".formatted(name, state, cluster.listJobs().get()));
      }
      Thread.sleep(20);
    }
  }

  /** Cancels what runs. */
  public void cancelAll() throws Exception {
    for (JobStatusMessage job : cluster.listJobs().get()) {
      if (!job.getJobState().isGloballyTerminalState()) {
        cluster.cancelJob(job.getJobId()).get(Patience.SECONDS, SECONDS);
        cluster.requestJobResult(job.getJobId()).get(Patience.SECONDS, SECONDS);
      }
    }
  }

  @Override
  public void close() {
    cluster.closeAsync().orTimeout(Patience.SECONDS, SECONDS).join();
  }
}
