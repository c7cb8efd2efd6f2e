package io.millrace.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.jobs.databases.TestDatabase;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Rollups on a real cluster, in the ways in which one can get a job. */
class ClusterIT {

  private static final Path SCRIPT = Path.of("../../scripts/millrace").toAbsolutePath().normalize();
  private static final Path JAR = Path.of("target/millrace/millrace.jar").toAbsolutePath();

  /** No JVM's, and no class has it. */
  private static final String PASSWORD = "canary" + UUID.randomUUID();

  private static final String NO_PASSWORD_IN_URL =
      "millrace: --from: a password in the URL is not sent to a cluster; give"
          + " --fromPassword=env:NAME or file:PATH, where each worker finds it";

  @RegisterExtension static final SharedCluster CLUSTER = new SharedCluster();

  private static FlinkRestClient rest;

  private TestDatabase database;

  @BeforeAll
  static void address() {
    rest = new FlinkRestClient(CLUSTER.address());
  }

  @BeforeEach
  void database() {
    database = TestDatabase.postgres();
    database.execute(
        "CREATE TABLE readings AS SELECT id, id % 100 AS g, id * 0.01 AS amount"
            + " FROM generate_series(1, 30000) AS id",
        "ALTER TABLE readings ADD PRIMARY KEY (id)",
        "CREATE TABLE totals (g bigint PRIMARY KEY, n bigint, total numeric)");
  }

  @Test
  void attached() throws Exception {
    Screen screen = millrace(rollup("--flinkMaster=" + CLUSTER.address()));

    assertThat(screen.out()).startsWith("30,000 rows read").contains("100 groups");
    assertThat(screen.code()).isZero();
    assertRight();
  }

  @Test
  void attached_jobFails_saysWhy() throws Exception {
    database.execute("ALTER TABLE totals ADD CHECK (g < 50)");

    Screen screen = millrace(rollup("--flinkMaster=" + CLUSTER.address(), "--batchRestarts=1"));

    assertThat(screen.code()).isEqualTo(1);
    List<String> lines = screen.err().lines().toList();
    assertThat(lines).hasSize(3);
    assertThat(lines.get(0))
        .startsWith("millrace: rollup: failed, and begins again: ")
        .contains("totals_g_check");
    assertThat(lines.get(1)).startsWith("millrace: rollup failed: ").contains("totals_g_check");
  }

  @Test
  void detached() throws Exception {
    Screen screen = millrace(rollup("--flinkMaster=" + CLUSTER.address(), "--detach"));

    assertThat(screen.err()).isEmpty();
    assertThat(screen.out()).matches("Job [0-9a-f]{32} is submitted, and goes on by itself\\.\n");
    assertThat(screen.code()).isZero();
    assertThat(rest.awaitEnd(screen.out().substring(4, 36))).isEqualTo("FINISHED");
    assertRight();
  }

  @Test
  void flinkRun() throws Exception {
    Screen screen = flink(Stream.of("run", "-p", "2"), rollup());

    assertThat(screen.out()).contains("Job has been submitted with JobID", "30,000 rows read");
    assertThat(screen.code()).isZero();
    assertRight();
  }

  @Test
  void flinkRun_detached() throws Exception {
    Screen screen = flink(Stream.of("run", "-d", "-p", "2"), rollup());

    assertThat(screen.out()).contains("Job has been submitted with JobID").doesNotContain("read");
    assertThat(screen.code()).isZero();
    String after = screen.out().split("JobID ", -1)[1];
    assertThat(rest.awaitEnd(after.substring(0, 32))).isEqualTo("FINISHED");
    assertRight();
  }

  @Test
  void flinkRun_passwordInTheUrl_isRefused_andNowhere() throws Exception {
    List<String> arguments = rollup();
    arguments.set(1, "--from=" + urlWithPassword());

    Screen screen = flink(Stream.of("run"), arguments);

    assertThat(screen.code()).isEqualTo(1);
    assertThat(screen.out()).contains(NO_PASSWORD_IN_URL).doesNotContain(PASSWORD);
    assertThat(ClusterFiles.containing(CLUSTER.home(), PASSWORD)).isEmpty();
  }

  @Test
  void flinkRun_wrongUse_saysWhat() throws Exception {
    Screen screen = flink(Stream.of("run"), rollup("--toPassword=" + PASSWORD));

    assertThat(screen.code()).isEqualTo(1);
    assertThat(screen.out())
        .contains("millrace: --to: secret must be 'env:NAME' or 'file:PATH'")
        .doesNotContain(PASSWORD);
  }

  @Test
  void rest_uploadAndRun() throws Exception {
    String jar = rest.upload(JAR);

    String job = rest.run(jar, "io.millrace.jobs.Main", rollup());

    assertThat(rest.awaitEnd(job)).isEqualTo("FINISHED");
    assertRight();
  }

  @Test
  void rest_passwordInTheUrl_isRefused_andNowhere() throws Exception {
    String jar = rest.upload(JAR);
    List<String> arguments = rollup();
    arguments.set(1, "--from=" + urlWithPassword());

    assertThatThrownBy(() -> rest.run(jar, "io.millrace.jobs.Main", arguments))
        .hasMessageContaining(NO_PASSWORD_IN_URL)
        .hasMessageNotContaining(PASSWORD);
    assertThat(ClusterFiles.containing(CLUSTER.home(), PASSWORD)).isEmpty();
  }

  @Test
  void master_unreachable_oneLine_nothingStarts() throws Exception {
    int free;
    try (ServerSocket socket = new ServerSocket(0)) {
      free = socket.getLocalPort();
    }
    database.execute("DROP TABLE totals");

    Screen screen = millrace(rollup("--flinkMaster=127.0.0.1:" + free, "--createTable"));

    assertThat(screen)
        .isEqualTo(
            new Screen(
                2,
                "",
                "millrace: --flinkMaster=127.0.0.1:%d: no Flink cluster (nothing listens there);"
                        .formatted(free)
                    + " name the REST address of one, or start one by scripts/flink-cluster start\n"));
    assertThat(database.query("SELECT to_regclass('totals')::text").get(0).get(0)).isNull();
  }

  @Test
  void taskManagerKilled_answerIsRight() throws Exception {
    addRows();

    Millrace millrace = start(rollup("--flinkMaster=" + CLUSTER.address()));
    String job = rest.awaitRunning(millrace);
    awaitRows();
    CLUSTER.get().killTaskManager(2);
    CLUSTER.get().startMissing();
    Screen screen = millrace.await();

    assertThat(screen.code()).as(screen.err()).isZero();
    assertThat(screen.err())
        .contains("millrace: rollup: failed, and begins again: ")
        .doesNotContain("\tat ");
    assertThat(rest.restarts(job)).isPositive();
    assertRight();
  }

  @Test
  void jobManagerKilled_jobIsLost_saysSo() throws Exception {
    addRows();

    Millrace millrace = start(rollup("--flinkMaster=" + CLUSTER.address()));
    rest.awaitRunning(millrace);
    CLUSTER.get().killJobManager();
    CLUSTER.get().startMissing();
    Screen screen = millrace.await();

    assertThat(screen.code()).isEqualTo(1);
    assertThat(screen.err())
        .startsWith(
            "millrace: rollup failed: the job is lost: the JobManager at %s was started again and does not know it"
                .formatted(CLUSTER.address()));
  }

  @Test
  void streamingWithCheckpoints_boundedInput_ends() throws Exception {
    Screen screen =
        millrace(
            rollup(
                "--flinkMaster=" + CLUSTER.address(),
                "--streaming",
                "--checkpointingInterval=1000"));

    assertThat(screen.err()).isEmpty();
    assertThat(screen.code()).isZero();
    assertRight();
  }

  private String urlWithPassword() {
    return database.url() + (database.url().contains("?") ? "&" : "?") + "password=" + PASSWORD;
  }

  private void addRows() {
    database.execute(
        "INSERT INTO readings SELECT id, id, id * 0.01 FROM generate_series(30001, 300000) AS id");
  }

  private void awaitRows() throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(Patience.SECONDS);
    while (database.query("SELECT 1 FROM totals LIMIT 1").isEmpty()) {
      assertThat(System.nanoTime()).as("rows of totals").isLessThan(deadline);
      Thread.sleep(10);
    }
  }

  private List<String> rollup(String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "rollup",
                "--from=" + database.url(),
                "--table=readings",
                "--groupBy=cast(g as bigint) as g",
                "--aggregate=count() as n, sum(amount) as total",
                "--to=" + database.url(),
                "--into=totals"));
    arguments.addAll(List.of(more));
    return arguments;
  }

  private void assertRight() {
    String expected = "SELECT g, count(*), sum(amount) FROM readings GROUP BY g";
    String actual = "SELECT g, n, total FROM totals";

    assertThat(database.query("(%s) EXCEPT (%s)".formatted(expected, actual))).isEmpty();
    assertThat(database.query("(%s) EXCEPT (%s)".formatted(actual, expected))).isEmpty();
  }

  private static Millrace start(List<String> arguments) throws Exception {
    return Millrace.start(
        "", Stream.concat(Stream.of(SCRIPT.toString()), arguments.stream()).toList());
  }

  private static Screen millrace(List<String> arguments) throws Exception {
    return start(arguments).await();
  }

  private static Screen flink(Stream<String> command, List<String> arguments) throws Exception {
    Stream<String> program = Stream.of("-c", "io.millrace.jobs.Main", JAR.toString());
    List<String> all =
        Stream.of(command, program, arguments.stream()).flatMap(part -> part).toList();
    return Millrace.start(CLUSTER.get().flink(all).redirectErrorStream(true)).await();
  }
}
