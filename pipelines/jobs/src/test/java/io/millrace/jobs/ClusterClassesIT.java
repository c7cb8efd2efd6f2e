package io.millrace.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.cluster.ClusterStatus.Member;
import io.millrace.flow.Flow;
import io.millrace.jdbc.Database;
import io.millrace.jdbc.Jdbc;
import io.millrace.jobs.databases.TestDatabase;
import io.millrace.runner.Launcher;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the processes of a cluster keep of jobs that have ended. */
class ClusterClassesIT {

  private static final Path JAR = Path.of("target/millrace/millrace.jar").toAbsolutePath();
  private static final String STAGED = JAR + ",target/test-classes";

  private static final int JOBS = 10;

  /** Java remembers for whom it last compared, hashed and printed records. */
  private static final int MOST_LOADERS = 5;

  private static final long PATIENCE_MINUTES = 3;

  @RegisterExtension static final SharedCluster CLUSTER = new SharedCluster();

  private static TestDatabase database;

  /** What jobs of other tests on the same cluster have left. */
  private static Map<String, Integer> before;

  /** A row. */
  public record Reading(long id, long amount) {}

  @BeforeAll
  static void begin() throws Exception {
    before = loaders();
    database = TestDatabase.postgres();
    database.execute(
        "CREATE TABLE readings (id bigint PRIMARY KEY, amount bigint NOT NULL)",
        "INSERT INTO readings SELECT id, id FROM generate_series(1, 100) AS id",
        "CREATE TABLE copies (id bigint PRIMARY KEY, amount bigint NOT NULL)");
  }

  @Test
  void attached_classesGo() throws Exception {
    for (int i = 0; i < JOBS; i++) {
      copy();
    }

    assertThat(loadersInTheEnd()).allSatisfy(ClusterClassesIT::areFew);
  }

  @Test
  void attached_jobsThatFail_classesGo() throws Exception {
    database.execute("ALTER TABLE copies ADD CHECK (amount < 50) NOT VALID");
    for (int i = 0; i < JOBS; i++) {
      assertThatThrownBy(ClusterClassesIT::copy).hasStackTraceContaining("copies_amount_check");
    }
    database.execute("ALTER TABLE copies DROP CONSTRAINT copies_amount_check");

    assertThat(loadersInTheEnd()).allSatisfy(ClusterClassesIT::areFew);
  }

  @Test
  void rest_classesGo() throws Exception {
    FlinkRestClient rest = new FlinkRestClient(CLUSTER.address());
    String jar = rest.upload(JAR);
    String url = database.url();

    for (int i = 0; i < JOBS; i++) {
      String job =
          rest.run(
              jar,
              "io.millrace.jobs.Main",
              List.of(
                  "copy",
                  "--from=" + url,
                  "--table=readings",
                  "--to=" + url,
                  "--into=copies",
                  "--mode=replace"));
      assertThat(rest.awaitEnd(job)).isEqualTo("FINISHED");
    }

    assertThat(loadersInTheEnd()).allSatisfy(ClusterClassesIT::areFew);
  }

  private static void copy() throws Exception {
    Database shop = Database.at(database.url());
    Launcher.from(
            "--runner=FlinkRunner",
            "--flinkMaster=" + CLUSTER.address(),
            "--filesToStage=" + STAGED,
            "--batchRestarts=0")
        .launch(
            pipeline ->
                Flow.from(pipeline, Jdbc.read(shop, Reading.class).table("readings"))
                    .into(Jdbc.upsert(shop, Reading.class).table("copies").key("id")));
  }

  private static void areFew(String process, int loaders) {
    assertThat(loaders).as(process).isLessThanOrEqualTo(most(process));
  }

  private static int most(String process) {
    return before.getOrDefault(process, 0) + MOST_LOADERS;
  }

  /** How many class loaders of jobs each process has, when there are few or the patience ends. */
  private static Map<String, Integer> loadersInTheEnd() throws Exception {
    long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(PATIENCE_MINUTES);
    Map<String, Integer> loaders = loaders();
    while (loaders.entrySet().stream().anyMatch(one -> one.getValue() > most(one.getKey()))
        && System.nanoTime() < deadline) {
      Thread.sleep(500);
      loaders = loaders();
    }
    return loaders;
  }

  private static Map<String, Integer> loaders() throws Exception {
    Map<String, Integer> loaders = new TreeMap<>();
    for (Member member : CLUSTER.get().status().members()) {
      jcmd(member, "GC.run");
      long count =
          jcmd(member, "VM.classloader_stats")
              .lines()
              .filter(line -> line.contains("org.apache.flink.util.ChildFirstClassLoader"))
              .count();
      loaders.put(member.role(), (int) count);
    }
    return loaders;
  }

  private static String jcmd(Member member, String command) throws Exception {
    Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
    List<String> line = List.of(jcmd.toString(), Long.toString(member.pid()), command);
    Screen screen = Millrace.start("", line).await();
    assertThat(screen.code()).as(screen.err()).isZero();
    return screen.out();
  }
}
