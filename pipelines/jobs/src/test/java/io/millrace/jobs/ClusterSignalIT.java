package io.millrace.jobs;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.jobs.control.ClusterOfThisJvm;
import io.millrace.jobs.numbers.NumbersPipeline;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.flink.api.common.JobStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ctrl-C ends the job of a cluster, and not only the process that waits for it. */
class ClusterSignalIT {

  @TempDir Path folder;

  private ClusterOfThisJvm cluster;

  @BeforeEach
  void start() throws Exception {
    Path own = Files.createDirectory(folder.resolve("flink"));
    cluster = ClusterOfThisJvm.start(own, Optional.of(folder.resolve("savepoints")));
  }

  @AfterEach
  void end() {
    cluster.close();
  }

  @Test
  void interrupt_ofABatchJob_isCancelled() throws Exception {
    Millrace millrace = Millrace.start(cluster.onIt("numbers", "--limit=9999", "--pauseMillis=20"));
    String id = cluster.await("numbers", JobStatus.RUNNING);

    millrace.interrupt();

    assertThat(ended(millrace))
        .isEqualTo(
            new Screen(
                130,
                "",
                """
                millrace: numbers is interrupted; ending it on %s …
                millrace: numbers is cancelled
                """
                    .formatted(cluster.address())));
    assertThat(cluster.await("numbers", JobStatus.CANCELED)).isEqualTo(id);
  }

  @Test
  void terminate_ofAStreamingJob_isStopped_andSaysHowToResume() throws Exception {
    Millrace millrace = Millrace.start(cluster.onIt("ticks", "--file=" + folder.resolve("ticks")));
    String id = cluster.await("ticks", JobStatus.RUNNING);

    millrace.signal("TERM");

    Screen screen = ended(millrace);
    assertThat(screen.code()).isEqualTo(143);
    assertThat(screen.err())
        .contains("millrace: ticks is interrupted; ending it on " + cluster.address())
        .contains("millrace: ticks is stopped with a savepoint")
        .containsPattern("millrace: To resume it: millrace resume --savepoint=file:\\S+ ticks …");
    assertThat(cluster.await("ticks", JobStatus.FINISHED)).isEqualTo(id);
  }

  @Test
  void interrupt_clusterThatIsGone_saysSo() throws Exception {
    Millrace millrace = Millrace.start(cluster.onIt("numbers", "--limit=9999", "--pauseMillis=20"));
    String id = cluster.await("numbers", JobStatus.RUNNING);
    String address = cluster.address();
    // Long enough for the client to hear that its job was taken.
    NumbersPipeline.await(200);
    cluster.close();

    millrace.interrupt();

    Screen screen = ended(millrace);
    assertThat(screen.code()).isEqualTo(130);
    assertThat(screen.err())
        .contains("millrace: numbers may still run: --flinkMaster=%s: ".formatted(address))
        .contains("millrace: millrace cancel %s --flinkMaster=%s".formatted(id, address));
  }

  private static Screen ended(Millrace millrace) throws Exception {
    assertThat(millrace.handle().onExit()).succeedsWithin(Patience.SECONDS, SECONDS);
    return millrace.await();
  }
}
