package io.millrace.jobs;

import static io.millrace.flow.Reducers.count;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.flow.Flow;
import io.millrace.jobs.control.RestAnswers;
import io.millrace.jobs.watch.SlowSource;
import io.millrace.jobs.watch.Truth;
import io.millrace.runner.Launcher;
import io.millrace.runner.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.h2.tools.Server;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Control and secrets, where JobManager and TaskManager are processes of their own. */
class RealClusterIT {

  /**
   * What a job needs there and the cluster has not; the jobs of the tests are no part of the jar.
   */
  private static final String STAGED = "target/millrace/millrace.jar,target/test-classes";

  @TempDir static Path folder;

  @RegisterExtension static final SharedCluster CLUSTER = new SharedCluster();

  @Test
  void savepoint_stop_resume_noNumberLost_noneTwice() throws Exception {
    Path file = folder.resolve("ticks");
    Millrace ticks = Millrace.start(onCluster("ticks", "--file=" + file));
    awaitLines(file, 20);
    String id = RestAnswers.awaitRunning(CLUSTER.address());

    Screen jobs = Screen.of("jobs", master());
    Screen saved = Screen.of("savepoint", id.substring(0, 10), master());
    Screen stopped = Screen.of("stop", id.substring(0, 10), master());

    assertThat(jobs.out()).containsPattern(id + " +ticks +RUNNING");
    assertThat(saved.out()).startsWith("ticks (%s) goes on. Its savepoint: file:".formatted(id));
    assertThat(stopped.out()).startsWith("ticks (%s) is stopped.".formatted(id));
    assertThat(ticks.await().code()).isZero();
    int before = Files.readAllLines(file).size();

    String line = stopped.out().lines().findFirst().orElseThrow();
    String savepoint = line.substring(line.indexOf("file:"));
    Millrace resumed =
        Millrace.start(onCluster("resume", "--savepoint=" + savepoint, "ticks", "--file=" + file));
    awaitLines(file, before + 20);
    Screen cancelled = Screen.of("cancel", RestAnswers.awaitRunning(CLUSTER.address()), master());

    assertThat(cancelled.code()).as(cancelled.err()).isZero();
    assertThat(resumed.await().err()).contains("millrace: ticks was cancelled from outside");
    List<String> lines = Files.readAllLines(file);
    assertThat(lines)
        .containsExactlyElementsOf(
            LongStream.range(0, lines.size()).mapToObj(Long::toString).toList());
  }

  @Test
  void interrupt_ofABatchJob_isCancelled() throws Exception {
    Millrace numbers = Millrace.start(onCluster("numbers", "--limit=99999", "--pauseMillis=20"));
    String id = RestAnswers.awaitRunning(CLUSTER.address());

    numbers.interrupt();

    assertThat(numbers.handle().onExit()).succeedsWithin(Patience.SECONDS, SECONDS);
    assertThat(numbers.await().err()).contains("millrace: numbers is cancelled");
    assertThat(Screen.of("jobs", master()).out()).containsPattern(id + " +numbers +CANCELED");
  }

  @Test
  void terminate_ofAStreamingJob_isStopped() throws Exception {
    Path file = folder.resolve("terminated");
    Millrace ticks = Millrace.start(onCluster("ticks", "--file=" + file));
    awaitLines(file, 1);

    ticks.signal("TERM");

    assertThat(ticks.handle().onExit()).succeedsWithin(Patience.SECONDS, SECONDS);
    assertThat(ticks.await().err())
        .contains("millrace: ticks is stopped with a savepoint")
        .containsPattern("millrace: To resume it: millrace resume --savepoint=file:\\S+ ticks …");
  }

  /**
   * Two splits, each as long as the whole: what is shown must move while they are read. It stays
   * for half a second more than it is old when it is looked at.
   */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void progress_rightWithinTwoSeconds(boolean streaming) throws Exception {
    Path file = folder.resolve("given-" + streaming);
    List<Sight> sights = new ArrayList<>();
    Outcome outcome;
    Launcher launcher =
        Launcher.from(
            "--runner=FlinkRunner",
            master(),
            "--filesToStage=" + STAGED,
            "--jobName=watched",
            "--streaming=" + streaming);
    try (Truth truth = new Truth(file)) {
      launcher.watch(
          progress -> sights.add(new Sight(truth.now(), truth.age(progress.count("rowsRead")))));

      outcome =
          launcher.launch(
              pipeline ->
                  Flow.from(pipeline, new SlowSource(file, 2, 800, 5))
                      .partition()
                      .reduce(count())
                      .toPCollection());
    }

    assertThat(outcome.counter("rowsRead")).isEqualTo(1_600);
    assertThat(sights.stream().filter(sight -> sight.given() > 0).toList())
        .hasSizeGreaterThan(8)
        .allSatisfy(sight -> assertThat(sight.age()).isLessThan(Duration.ofMillis(1_500)));
  }

  /** What was shown: how many rows had been given, and how long ago it had been the truth. */
  private record Sight(long given, Duration age) {}

  @Test
  void secrets_restAndAllFiles() throws Exception {
    Path data = Files.createDirectory(folder.resolve("data"));
    String local = SlowDatabase.create(data);
    Server server = Server.createTcpServer("-tcpPort", "0", "-baseDir", data.toString()).start();
    try {
      String url = "jdbc:h2:tcp://127.0.0.1:%d/./shop".formatted(server.getPort());
      Path file = Files.writeString(folder.resolve("password"), SlowDatabase.PASSWORD);
      SlowDatabase.addWriter(local);

      Path report = folder.resolve("report.html");
      Millrace rollup = Millrace.start(onCluster(rollup(url, file, report)));
      Map<String, String> answers =
          RestAnswers.of(CLUSTER.address(), RestAnswers.awaitRunning(CLUSTER.address()));
      Map<String, String> files = ClusterFiles.of(CLUSTER.home());
      Screen screen = rollup.await();
      files.putAll(ClusterFiles.of(CLUSTER.home()));

      assertThat(screen.code()).as(screen.err()).isZero();
      List<String> passwords =
          List.of(SlowDatabase.PASSWORD, System.getenv(SlowDatabase.WRITERS_PASSWORD));
      assertThat(local).doesNotContain(passwords);
      assertThat(screen.out() + screen.err())
          .contains("100 rows read", "7 groups, 0 dead letters", "0 retries")
          .doesNotContain(passwords);
      assertThat(Files.readString(report))
          .contains("--fromPassword=file:", "rows read</th><td>100<")
          .doesNotContain(passwords);
      assertThat(RestAnswers.text(answers)).contains("rollup").doesNotContain(passwords);
      assertThat(files.values()).anyMatch(content -> content.contains("rollup"));
      assertThat(files)
          .hasSizeGreaterThan(5)
          .allSatisfy(
              (name, content) -> {
                for (String password : passwords) {
                  assertThat(content.contains(password)).as(name).isFalse();
                }
              });
    } finally {
      server.stop();
    }
  }

  private static String[] rollup(String database, Path password, Path report) {
    return new String[] {
      "rollup",
      "--from=" + database,
      "--fromUser=keeper",
      "--fromPassword=file:" + password,
      "--to=" + database,
      "--toUser=writer",
      "--toPassword=env:" + SlowDatabase.WRITERS_PASSWORD,
      "--table=canary_sales",
      "--where=pause(20)",
      "--splits=4",
      "--groupBy=region",
      "--aggregate=sum(amount) as total",
      "--into=totals",
      "--createTable",
      "--report=" + report
    };
  }

  private static String master() {
    return "--flinkMaster=" + CLUSTER.address();
  }

  private static String[] onCluster(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of(master(), "--parallelism=1", "--filesToStage=" + STAGED));
    return all.toArray(String[]::new);
  }

  private static void awaitLines(Path file, int count) throws Exception {
    long deadline = System.nanoTime() + SECONDS.toNanos(Patience.SECONDS);
    while (!Files.exists(file) || Files.readAllLines(file).size() < count) {
      assertThat(System.nanoTime()).as("lines of " + file).isLessThan(deadline);
      Thread.sleep(20);
    }
  }
}
