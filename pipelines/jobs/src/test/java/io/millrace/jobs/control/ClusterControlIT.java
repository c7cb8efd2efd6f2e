package io.millrace.jobs.control;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.millrace.jobs.Patience;
import io.millrace.jobs.Screen;
import io.millrace.jobs.databases.JobScreen;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import org.apache.flink.api.common.JobStatus;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClusterControlIT {

  @TempDir static Path folder;

  private static ClusterOfThisJvm cluster;

  private final List<Thread> started = new ArrayList<>();

  @BeforeAll
  static void start() throws Exception {
    cluster = ClusterOfThisJvm.start(folder, Optional.of(folder.resolve("savepoints")));
  }

  @AfterAll
  static void end() throws Exception {
    cluster.close();
  }

  @AfterEach
  void cancelAll() throws Exception {
    cluster.cancelAll();
    awaitStarted();
  }

  /** A client whose cluster is closed would ask for it until the JVM ends. */
  private void awaitStarted() throws Exception {
    for (Thread thread : started) {
      thread.join(SECONDS.toMillis(30));
    }
  }

  @Test
  void jobs_whatRunsAndWhatHasEnded() throws Exception {
    run("numbers", "--limit=3").get(Patience.SECONDS, SECONDS);
    start(cluster, "numbers", "--limit=1000000", "--pauseMillis=20");
    String running = cluster.await("numbers", JobStatus.RUNNING);

    Screen screen = Screen.of("jobs", cluster.master());

    assertThat(screen.code()).isZero();
    assertThat(screen.out().lines())
        .anyMatch(line -> line.matches("JOB_ID +NAME +STATE +STARTED +DURATION +TASKS"))
        .anyMatch(line -> line.matches(running + "  numbers +RUNNING +20\\S+ \\S+  0:00:\\d\\d .*"))
        .anyMatch(line -> line.matches("[0-9a-f]{32}  numbers +FINISHED .* \\d+ finished"));
  }

  @Test
  void cancel_byTheBeginOfItsId() throws Exception {
    CompletableFuture<JobScreen> numbers = run("numbers", "--limit=1000000", "--pauseMillis=20");
    String id = cluster.await("numbers", JobStatus.RUNNING);

    Screen screen = Screen.of("cancel", id.substring(0, 8), cluster.master());

    assertThat(screen)
        .isEqualTo(new Screen(0, String.format("numbers (%s) is cancelled.%n", id), ""));
    assertThat(cluster.await("numbers", JobStatus.CANCELED)).isEqualTo(id);
    assertThat(numbers.get(Patience.SECONDS, SECONDS))
        .isEqualTo(
            new JobScreen(
                130, "", String.format("millrace: numbers was cancelled from outside%n")));
  }

  @Test
  void cancel_whatHasEnded() throws Exception {
    run("numbers", "--limit=4", "--jobName=short").get(Patience.SECONDS, SECONDS);
    String id = cluster.await("short", JobStatus.FINISHED);

    assertWrong(
        Screen.of("cancel", id, cluster.master()),
        "short (%s) has ended already: FINISHED".formatted(id));
  }

  @Test
  void cancel_unknown() throws Exception {
    assertWrong(
        Screen.of("cancel", "zz", cluster.master()),
        "%s has no job 'zz'".formatted(cluster.master()));
  }

  @Test
  void cancel_noId() throws Exception {
    assertWrong(
        Screen.of("cancel", "", cluster.master()),
        "the job's id must be given, or the begin of it, is blank; millrace jobs lists the ids");
  }

  @ParameterizedTest
  @ValueSource(strings = {"stop", "savepoint"})
  void save_ofABatchJob(String command) throws Exception {
    start(cluster, "numbers", "--limit=1000000", "--pauseMillis=20");
    String id = cluster.await("numbers", JobStatus.RUNNING);

    assertWrong(
        Screen.of(command, id, cluster.master()),
        "numbers (%s) is a batch job, of which no savepoint can be made; millrace cancel ends it"
            .formatted(id));
  }

  @Test
  void stop_andResume_noNumberLost_noneTwice() throws Exception {
    Path file = folder.resolve("stopped");
    CompletableFuture<JobScreen> ticks = run("ticks", "--file=" + file);
    String id = cluster.await("ticks", JobStatus.RUNNING);
    awaitLines(file, 30);

    Screen stopped = Screen.of("stop", id, cluster.master());

    assertThat(stopped.code()).as(stopped.err()).isZero();
    assertThat(ticks.get(Patience.SECONDS, SECONDS).code()).isZero();
    String savepoint = savepoint(stopped);
    assertThat(stopped.out().lines())
        .containsExactly(
            "ticks (%s) is stopped. Its savepoint: %s".formatted(id, savepoint),
            "To resume it: millrace resume --savepoint=%s ticks … with the options that it had"
                .formatted(savepoint));
    int before = Files.readAllLines(file).size();

    start(cluster, "resume", "--savepoint=" + savepoint, "ticks", "--file=" + file);
    awaitLines(file, before + 30);
    Screen again =
        Screen.of("stop", cluster.await("ticks", JobStatus.RUNNING), cluster.master(), "--drain");

    assertThat(again.code()).as(again.err()).isZero();
    List<String> lines = Files.readAllLines(file);
    assertThat(lines)
        .containsExactlyElementsOf(
            LongStream.range(0, lines.size()).mapToObj(Long::toString).toList());
  }

  @Test
  void savepoint_whereItIsToldTo_theJobGoesOn() throws Exception {
    Path file = folder.resolve("goes-on");
    Path elsewhere = folder.resolve("elsewhere");
    start(cluster, "ticks", "--file=" + file);
    String id = cluster.await("ticks", JobStatus.RUNNING);

    Screen screen =
        Screen.of("savepoint", id, cluster.master(), "--savepointDir=" + elsewhere.toUri());

    assertThat(screen.code()).as(screen.err()).isZero();
    assertThat(screen.out())
        .startsWith("ticks (%s) goes on. Its savepoint: file:%s".formatted(id, elsewhere));
    awaitLines(file, Files.readAllLines(file).size() + 10);
  }

  @Test
  void savepoint_noFolder() throws Exception {
    try (ClusterOfThisJvm other =
        ClusterOfThisJvm.start(Files.createDirectory(folder.resolve("other")), Optional.empty())) {
      start(other, "ticks", "--file=" + folder.resolve("nowhere"));
      String id = other.await("ticks", JobStatus.RUNNING);

      Screen screen = Screen.of("savepoint", id, other.master());

      assertThat(screen.code()).isEqualTo(1);
      assertThat(screen.err())
          .isEqualTo(
              "millrace: the cluster has no folder for savepoints; name one that all of its"
                  + " machines reach, with --savepointDir=file:///…\n");
      other.cancelAll();
      awaitStarted();
    }
  }

  @Test
  void report_whereNobodyWaitsForTheEnd() throws Exception {
    Path report = folder.resolve("report.html");

    JobScreen screen =
        JobScreen.of(cluster.onIt("numbers", "--jobName=left", "--detach", "--report=" + report));

    assertThat(screen)
        .isEqualTo(
            new JobScreen(
                2,
                "",
                String.format(
                    "millrace: --report tells how a job has ended, and nobody waits for that with"
                        + " --detach, flink run -d and REST; leave --report out%n")));
    assertThat(report).doesNotExist();
    assertThat(Screen.of("jobs", cluster.master()).out()).doesNotContain(" left ");
  }

  @Test
  void explain_theJvmThatSubmits() throws Exception {
    assertThat(JobScreen.of(cluster.onIt("numbers", "--big", "--explain")).out())
        .contains("JVM of a small job:");
  }

  @Test
  void jobs_nobodyAnswers() throws Exception {
    int port = freePort();

    Screen screen = Screen.of("jobs", "--flinkMaster=127.0.0.1:" + port);

    assertThat(screen.code()).isEqualTo(2);
    assertThat(screen.err().lines())
        .singleElement()
        .asString()
        .startsWith("millrace: --flinkMaster=127.0.0.1:%d: no Flink master answers".formatted(port))
        .contains("Connection refused", "check host and port");
  }

  @Test
  void jobs_unknownHost() {
    assertWrong(
        Screen.of("jobs", "--flinkMaster=no-such-host.invalid:8081"),
        "--flinkMaster=no-such-host.invalid:8081: there is no host of this name");
  }

  @Test
  void jobs_noAnswerInTime() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      String address = "127.0.0.1:" + silent.getLocalPort();

      assertWrong(
          Screen.of("jobs", "--flinkMaster=" + address, "--timeout=1"),
          "--flinkMaster=%s: no answer within 1 s; check host and port, or wait longer"
              .formatted(address));
    }
  }

  @Test
  void jobs_anotherServer() throws Exception {
    HttpServer other =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    other.start();
    try {
      String address = "127.0.0.1:" + other.getAddress().getPort();

      assertWrong(
          Screen.of("jobs", "--flinkMaster=" + address),
          "--flinkMaster=%s: what answers is no Flink master; check the port".formatted(address));
    } finally {
      other.stop(0);
    }
  }

  private static CompletableFuture<JobScreen> run(String... arguments) {
    return CompletableFuture.supplyAsync(() -> screen(cluster, arguments));
  }

  private void start(ClusterOfThisJvm where, String... arguments) {
    Thread thread = new Thread(() -> screen(where, arguments));
    thread.setDaemon(true);
    thread.start();
    started.add(thread);
  }

  private static JobScreen screen(ClusterOfThisJvm where, String... arguments) {
    try {
      return JobScreen.of(where.onIt(arguments));
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static String savepoint(Screen screen) {
    String line = screen.out().lines().findFirst().orElseThrow();
    return line.substring(line.indexOf("file:"));
  }

  private static void awaitLines(Path file, int count) throws Exception {
    long deadline = System.nanoTime() + SECONDS.toNanos(Patience.SECONDS);
    while (!Files.exists(file) || Files.readAllLines(file).size() < count) {
      assertThat(System.nanoTime()).as("lines of " + file).isLessThan(deadline);
      Thread.sleep(20);
    }
  }

  private static int freePort() throws Exception {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static void assertWrong(Screen screen, String line) {
    assertThat(screen).isEqualTo(new Screen(2, "", String.format("millrace: %s%n", line)));
  }
}
