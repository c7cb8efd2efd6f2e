package io.millrace.benchmarks.load;

import io.millrace.benchmarks.harness.ChildProcess;
import io.millrace.benchmarks.harness.Commands;
import io.millrace.benchmarks.harness.ContestantFailedException;
import io.millrace.benchmarks.harness.ResultDigest;
import io.millrace.benchmarks.millrace.OrdersFlow;
import io.millrace.cluster.ClusterSettings;
import io.millrace.cluster.LocalCluster;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** A cluster of one layout, and jobs on it; ended by {@link #close}. */
final class LayoutRuns implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final Path home;
  private final Path folder;
  private final LocalCluster cluster;

  /**
   * A job that is done.
   *
   * @param seconds from its submission to its end, as Flink has it
   * @param cpuSeconds what the TaskManagers took of the processors, all together
   */
  record Run(double seconds, double cpuSeconds, ResultDigest result) {}

  /**
   * Starts the cluster.
   *
   * @param home the project's folder
   */
  LayoutRuns(Path home, SlotLayout layout) throws IOException {
    this.home = home;
    this.folder = Files.createTempDirectory("bench-taskmanagers-");
    this.cluster =
        LocalCluster.start(
            ClusterSettings.in(folder.resolve("cluster"))
                .taskManagers(layout.taskManagers())
                .slots(layout.slots()));
  }

  /** Totals the orders in a folder. */
  Run run(Path input) throws IOException, InterruptedException, ContestantFailedException {
    Path output = Files.createDirectory(folder.resolve("out"));
    readOnce(input);
    double before = cpuSeconds();
    ChildProcess.run(
        new Commands(home, "512m").program(OrdersFlow.class, arguments(input, output)),
        PATIENCE,
        folder.resolve("log"));
    double cpu = cpuSeconds() - before;
    ResultDigest result = ResultDigest.of(output);
    Folders.delete(output);
    return new Run(FinishedJobs.secondsOfLast(cluster.master()), cpu, result);
  }

  /** So that the system has them in memory, and no job waits for a disk. */
  private static void readOnce(Path input) throws IOException {
    try (Stream<Path> files = Files.list(input)) {
      for (Path file : files.toList()) {
        Files.copy(file, OutputStream.nullOutputStream());
      }
    }
  }

  private List<String> arguments(Path input, Path output) {
    return List.of(
        input.toString(),
        output.toString(),
        "--runner=FlinkRunner",
        "--flinkMaster=" + cluster.address(),
        "--filesToStage=" + ClusterFiles.of(home));
  }

  private double cpuSeconds() {
    return cluster.status().members().stream()
        .filter(member -> member.role().startsWith("taskmanager"))
        .flatMap(member -> ProcessHandle.of(member.pid()).stream())
        .flatMap(process -> process.info().totalCpuDuration().stream())
        .mapToDouble(taken -> taken.toMillis() / 1e3)
        .sum();
  }

  @Override
  public void close() throws IOException {
    cluster.close();
    Folders.delete(folder);
  }
}
