package io.millrace.jobs;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.jobs.control.ClusterOfThisJvm;
import io.millrace.jobs.control.RecordingProxy;
import io.millrace.jobs.control.RestAnswers;
import io.millrace.jobs.databases.JobScreen;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A password is nowhere to be seen in what Flink shows, keeps and sends. */
class SecretsOnFlinkIT {

  private static final String PASSWORD = SlowDatabase.PASSWORD;
  private static final String EVERY_LOG =
      "-Dorg.slf4j.simpleLogger.defaultLogLevel=debug -Dorg.slf4j.simpleLogger.logFile=System.err";

  @TempDir Path folder;

  private String url;

  @BeforeEach
  void database() throws Exception {
    url = SlowDatabase.create(folder);
  }

  @ParameterizedTest
  @ValueSource(strings = {"url", "file"})
  void embedded_restAndLogs(String where) throws Exception {
    int port = freePort();
    List<String> arguments = new ArrayList<>(where.equals("url") ? inUrl() : inFile());
    arguments.addAll(List.of("--runner=FlinkRunner", "--flinkConfDir=" + configuration(port)));

    Millrace millrace = Millrace.startWith(EVERY_LOG, List.of(), arguments.toArray(String[]::new));
    String address = "127.0.0.1:" + port;
    Map<String, String> answers = RestAnswers.of(address, RestAnswers.awaitRunning(address));
    Screen screen = millrace.await();

    assertThat(screen.code()).as(screen.err()).isZero();
    assertThat(answers).containsKey("/jobmanager/config").hasSizeGreaterThan(30);
    assertThat(RestAnswers.text(answers)).doesNotContain(PASSWORD);
    assertThat(screen.out() + screen.err()).doesNotContain(PASSWORD);
  }

  @Test
  void cluster_restAndAllThatIsSentThere() throws Exception {
    try (ClusterOfThisJvm cluster = cluster();
        RecordingProxy proxy = RecordingProxy.to(cluster.port())) {
      String[] arguments = cluster.through(proxy.address(), inFile().toArray(String[]::new));
      CompletableFuture<JobScreen> job =
          CompletableFuture.supplyAsync(() -> JobScreen.of(arguments));
      Map<String, String> answers =
          RestAnswers.of(cluster.address(), RestAnswers.awaitRunning(cluster.address()));
      JobScreen screen = job.get(Patience.SECONDS, SECONDS);

      assertThat(screen.code()).as(screen.err()).isZero();
      assertThat(RestAnswers.text(answers)).contains("rollup").doesNotContain(PASSWORD);
      assertThat(proxy.sent()).contains("canary_sales", "file:" + folder).doesNotContain(PASSWORD);
      assertThat(screen.out() + screen.err()).doesNotContain(PASSWORD);
    }
  }

  @Test
  void cluster_passwordInTheUrl_isRefused() throws Exception {
    try (ClusterOfThisJvm cluster = cluster()) {
      JobScreen screen = JobScreen.of(cluster.onIt(inUrl().toArray(String[]::new)));

      assertThat(screen)
          .isEqualTo(
              new JobScreen(
                  2,
                  "",
                  "millrace: --from: a password in the URL is not sent to a cluster; give"
                      + " --fromPassword=env:NAME or file:PATH, where each worker finds it\n"));
    }
  }

  private ClusterOfThisJvm cluster() throws Exception {
    return ClusterOfThisJvm.start(Files.createDirectory(folder.resolve("flink")), Optional.empty());
  }

  private List<String> inUrl() {
    return rollup(url + ";USER=keeper;PASSWORD=" + PASSWORD);
  }

  private List<String> inFile() throws Exception {
    Path file = Files.writeString(folder.resolve("password"), PASSWORD + "\n");
    List<String> arguments = new ArrayList<>(rollup(url));
    arguments.addAll(
        List.of(
            "--fromUser=keeper",
            "--toUser=keeper",
            "--fromPassword=file:" + file,
            "--toPassword=file:" + file));
    return arguments;
  }

  private static List<String> rollup(String database) {
    return List.of(
        "rollup",
        "--from=" + database,
        "--to=" + database,
        "--table=canary_sales",
        "--where=pause(20)",
        "--splits=4",
        "--groupBy=region",
        "--aggregate=sum(amount) as total",
        "--into=totals",
        "--createTable");
  }

  private Path configuration(int port) throws Exception {
    Path directory = Files.createDirectory(folder.resolve("conf"));
    Files.writeString(
        directory.resolve("config.yaml"),
        """
        rest: {bind-address: 127.0.0.1, port: %d, bind-port: "%d"}
        io: {tmp: {dirs: %s}}
        """
            .formatted(port, port, folder));
    return directory;
  }

  private static int freePort() throws Exception {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
