package io.millrace.benchmarks.load;

import io.millrace.benchmarks.harness.ChildProcess;
import io.millrace.benchmarks.harness.Commands;
import io.millrace.cluster.ClusterSettings;
import io.millrace.cluster.LocalCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Runs the same job in several places side by side: nearly all that they do is wait. */
final class PressureRuns {

  private static final Duration START = Duration.ofMinutes(1);

  private final Path home;
  private final Commands commands;
  private final Path folder;
  private final double perSecond;
  private final int seconds;

  /**
   * Jobs of a length.
   *
   * @param folder for what they write
   * @param perSecond elements that the sinks of each job take
   */
  PressureRuns(Path home, Path folder, double perSecond, int seconds) throws IOException {
    this.home = home;
    this.commands = new Commands(home, "512m");
    this.folder = folder;
    this.perSecond = perSecond;
    this.seconds = seconds;
  }

  /** The results of an earlier run that wrote to the same folder. */
  List<PressureResult> readAgain(PressureShape shape, List<PressurePlace> places)
      throws IOException {
    List<PressureResult> results = new ArrayList<>();
    for (PressurePlace place : places) {
      results.add(result(shape, place));
    }
    return results;
  }

  private PressureResult result(PressureShape shape, PressurePlace place) throws IOException {
    return new PressureResult(
        shape, place.title(), PressureSample.readAll(folder.resolve(shape + "-" + place)));
  }

  /** Runs one shape everywhere. */
  List<PressureResult> run(PressureShape shape, List<PressurePlace> places) throws Exception {
    if (!places.contains(PressurePlace.CLUSTER)) {
      return run(shape, places, "");
    }
    ClusterSettings settings =
        ClusterSettings.in(folder.resolve("cluster")).taskManagers(2).slots(1);
    try (LocalCluster cluster = LocalCluster.start(settings)) {
      return run(shape, places, cluster.address());
    }
  }

  private List<PressureResult> run(PressureShape shape, List<PressurePlace> places, String address)
      throws Exception {
    List<Callable<PressureResult>> jobs = new ArrayList<>();
    for (PressurePlace place : places) {
      jobs.add(() -> run(shape, place, options(place, address)));
    }
    ExecutorService threads = Executors.newFixedThreadPool(jobs.size());
    try {
      List<PressureResult> results = new ArrayList<>();
      for (Future<PressureResult> result : threads.invokeAll(jobs)) {
        results.add(result.get());
      }
      return results;
    } finally {
      threads.shutdownNow();
    }
  }

  private List<String> options(PressurePlace place, String address) {
    return switch (place) {
      case DIRECT -> List.of("--runner=DirectRunner");
      case EMBEDDED -> List.of("--runner=FlinkRunner");
      case CLUSTER ->
          List.of(
              "--runner=FlinkRunner",
              "--flinkMaster=" + address,
              "--filesToStage=" + ClusterFiles.of(home));
    };
  }

  private PressureResult run(PressureShape shape, PressurePlace place, List<String> options)
      throws Exception {
    Path samples = Files.createDirectories(folder.resolve(shape + "-" + place));
    List<String> arguments = new ArrayList<>();
    arguments.add(shape.toString());
    arguments.add(Double.toString(perSecond / place.jvms()));
    arguments.add(Integer.toString(seconds));
    arguments.add(samples.toString());
    arguments.addAll(options);
    ChildProcess.run(
        commands.program(PressureFlow.class, arguments),
        START.plusSeconds(seconds),
        folder.resolve("%s-%s.log".formatted(shape, place)));
    return result(shape, place);
  }
}
