package io.millrace.jobs.watch;

import static io.millrace.flow.Reducers.count;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.flow.Flow;
import io.millrace.flow.live.Board;
import io.millrace.runner.Launcher;
import io.millrace.runner.RunnerProfile;
import io.millrace.runner.RunnerProfiles;
import io.millrace.runner.watch.Progress;
import io.millrace.runner.watch.Watch;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A job seen through Flink's REST interface alone, as on a cluster. */
class ClusterWatchIT {

  private static final int SPLITS = 40;
  private static final int ROWS = 100;
  private static final long PAUSE_MILLIS = 4;

  private record Sight(Progress progress, long given) {}

  @TempDir private Path configuration;

  @Test
  @Timeout(120)
  void progress_inTheMiddle_splitsAndRowsOfSecondsAgo() throws Exception {
    int port = freePort();
    Files.writeString(configuration.resolve("config.yaml"), config(port));
    List<Sight> sights = new ArrayList<>();
    Launcher launcher =
        Launcher.from(
            "--runner=FlinkRunner",
            "--parallelism=2",
            "--jobName=watched",
            "--flinkConfDir=" + configuration);
    Watch[] watch = new Watch[1];
    launcher.watch(progress -> sights.add(look(watch[0], progress.elapsed())));
    SlowSource.GIVEN.set(0);

    launcher.launch(
        pipeline -> {
          watch[0] = overRest(port, Board.of(pipeline));
          Flow.from(pipeline, new SlowSource(SPLITS, ROWS, PAUSE_MILLIS))
              .partition()
              .reduce(count())
              .toPCollection();
        });

    List<Sight> middle = sights.stream().filter(ClusterWatchIT::isInTheMiddle).toList();
    assertThat(middle).hasSizeGreaterThanOrEqualTo(4);
    assertThat(middle)
        .allSatisfy(
            sight -> {
              long twoSeconds = 2 * 2_000 / PAUSE_MILLIS;
              long twoSplits = 2 * 2 * ROWS;
              assertThat(sight.progress().count("rowsRead"))
                  .isBetween(sight.given() - twoSeconds - twoSplits, sight.given());
              assertThat(sight.progress().splitsDone() * ROWS)
                  .isBetween(sight.given() - twoSeconds - twoSplits, sight.given());
            });
  }

  private static boolean isInTheMiddle(Sight sight) {
    return sight.given() > 2_000 && sight.given() < (long) SPLITS * ROWS;
  }

  private static Sight look(Watch watch, Duration elapsed) {
    long given = SlowSource.GIVEN.get();
    try {
      return new Sight(new Progress(elapsed, watch.look()), given);
    } catch (IOException e) {
      return new Sight(new Progress(elapsed, List.of()), 0);
    }
  }

  /** As the profile watches a job that runs elsewhere. */
  private static Watch overRest(int port, Board board) {
    RunnerProfile flink = RunnerProfiles.named("flink");
    PipelineOptions options =
        PipelineOptionsFactory.fromArgs("--flinkMaster=127.0.0.1:" + port, "--jobName=watched")
            .create();
    // Only the names of the stages are read from the board: all counts come over REST.
    return flink.watch(board, options);
  }

  private static String config(int port) {
    return """
        rest.port: %d
        rest.bind-address: 127.0.0.1
        metrics.fetcher.update-interval: 500
        heartbeat.interval: 500
        web.refresh-interval: 500
        taskmanager.memory.network.min: 64mb
        taskmanager.memory.network.max: 64mb
        """
        .formatted(port);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
