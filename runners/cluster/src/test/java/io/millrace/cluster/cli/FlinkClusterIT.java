package io.millrace.cluster.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.cluster.ClusterSettings;
import io.millrace.cluster.LocalCluster;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands, on processes of Flink. */
class FlinkClusterIT {

  private static final String FAST = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC";

  @TempDir private static Path folder;

  private static LocalCluster cluster;

  @BeforeAll
  static void start() {
    cluster =
        LocalCluster.start(
            ClusterSettings.in(folder.resolve("shared")).option("env.java.opts.all", FAST));
  }

  @AfterAll
  static void stop() {
    if (cluster != null) {
      cluster.close();
    }
  }

  @Test
  void start_runsAlready() {
    assertThat(Screen.of("start", home("shared"), "--port=0"))
        .satisfies(
            screen -> assertThat(screen.code()).isZero(),
            screen ->
                assertThat(screen.out())
                    .startsWith("runs already: Flink at " + cluster.address())
                    .contains("4 of 4 slots free, 0 jobs running"));
  }

  @Test
  void webUi() throws Exception {
    HttpRequest page =
        HttpRequest.newBuilder(URI.create("http://%s/".formatted(cluster.address()))).build();

    assertThat(HttpClient.newHttpClient().send(page, BodyHandlers.ofString()).body())
        .contains("<title>Apache Flink Web Dashboard</title>");
  }

  @Test
  void killTaskManager_startsAgain() {
    Screen killed = Screen.of("kill-taskmanager", home("shared"), "2");
    Screen status = Screen.of("status", home("shared"));
    Screen again = Screen.of("start", home("shared"));

    assertThat(killed).isEqualTo(new Screen(0, "taskmanager-2 is killed%n".formatted(), ""));
    assertThat(status.code()).isEqualTo(1);
    assertThat(states(status))
        .containsExactly("jobmanager ready", "taskmanager-1 ready", "taskmanager-2 dead");
    assertThat(again.code()).isZero();
    assertThat(states(again))
        .containsExactly("jobmanager ready", "taskmanager-1 ready", "taskmanager-2 ready");
  }

  @Test
  void killJobManager_startsAgain_taskManagersComeBack() {
    Screen killed = Screen.of("kill-jobmanager", home("shared"));
    Screen status = Screen.of("status", home("shared"));
    Screen again = Screen.of("start", home("shared"));

    assertThat(killed).isEqualTo(new Screen(0, "jobmanager is killed%n".formatted(), ""));
    assertThat(status.code()).isEqualTo(1);
    assertThat(states(status)).startsWith("jobmanager dead");
    assertThat(again.code()).isZero();
    assertThat(states(again))
        .containsExactly("jobmanager ready", "taskmanager-1 ready", "taskmanager-2 ready");
  }

  @Test
  void start_prometheus_showsMetrics() throws Exception {
    int port = freePort();
    Screen start =
        Screen.of(
            "start",
            home("metrics"),
            "--port=0",
            "--taskManagers=1",
            "--prometheus=%d-%d".formatted(port, port + 20),
            "-Denv.java.opts.all=" + FAST);
    HttpRequest metrics =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d/metrics".formatted(port))).build();
    String shown = HttpClient.newHttpClient().send(metrics, BodyHandlers.ofString()).body();
    Screen.of("stop", home("metrics"));

    assertThat(start.code()).isZero();
    assertThat(shown).contains("# TYPE flink_");
  }

  @Test
  void flink_listsJobs() throws Exception {
    Process process = cluster.flink(List.of("list", "-a")).start();

    assertThat(new String(process.getInputStream().readAllBytes(), UTF_8))
        .contains("No running jobs.");
    assertThat(process.waitFor()).isZero();
  }

  @Test
  void start_portTaken_nothingIsLeft() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Screen screen = Screen.of("start", home("other"), "--port=" + taken.getLocalPort());

      assertThat(screen)
          .isEqualTo(
              new Screen(
                  2,
                  "",
                  "flink-cluster: port: %d is taken on 127.0.0.1; name another, or 0 for one that is free%n"
                      .formatted(taken.getLocalPort())));
      assertThat(folder.resolve("other")).doesNotExist();
    }
  }

  @Test
  void start_tooLittleMemory_nothingIsLeft() {
    Screen screen = Screen.of("start", home("little"), "--port=0", "--taskManagerMemory=10m");

    assertThat(screen.code()).isEqualTo(2);
    assertThat(screen.err()).startsWith("flink-cluster: TaskManager memory configuration failed");
    assertThat(folder.resolve("little")).doesNotExist();
  }

  @Test
  void start_processThatEnds_lastLinesOfItsLog_nothingRuns() {
    Screen screen =
        Screen.of("start", home("broken"), "--port=0", "-Denv.java.opts.taskmanager=-XX:+NoSuch");

    assertThat(screen.code()).isEqualTo(1);
    assertThat(screen.err())
        .startsWith(
            "flink-cluster: taskmanager-1 ended while it started; the last lines of its log:")
        .contains("Unrecognized VM option 'NoSuch'");
    assertThat(Screen.of("status", home("broken")).out()).startsWith("nothing runs in");
    assertThat(processesOf("broken")).isEmpty();
  }

  @Test
  void stop_endsProcessesAndRemovesFiles() {
    Screen start =
        Screen.of(
            "start", home("short"), "--port=0", "--taskManagers=1", "-Denv.java.opts.all=" + FAST);
    List<ProcessHandle> running = processesOf("short");
    Screen stop = Screen.of("stop", home("short"));

    assertThat(start.code()).isZero();
    assertThat(running).hasSize(2);
    assertThat(stop).isEqualTo(new Screen(0, "stopped%n".formatted(), ""));
    assertThat(processesOf("short")).isEmpty();
    assertThat(Files.exists(folder.resolve("short"))).isFalse();
  }

  private static int freePort() throws Exception {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static String home(String name) {
    return "--home=" + folder.resolve(name);
  }

  private static List<String> states(Screen screen) {
    return screen
        .out()
        .lines()
        .skip(1)
        .map(line -> line.strip().replaceAll("\\s+pid \\d+\\s+", " "))
        .toList();
  }

  private static List<ProcessHandle> processesOf(String name) {
    String home = folder.resolve(name).toString();
    return ProcessHandle.allProcesses()
        .filter(process -> process.info().commandLine().orElse("").contains(home))
        .toList();
  }
}
