package io.millrace.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClusterProcessTest {

  private static final ProcessHandle THIS = ProcessHandle.current();

  private ClusterHome home;

  @BeforeEach
  void make(@TempDir Path folder) throws Exception {
    home = new ClusterHome(folder);
    Files.createDirectories(home.processes());
  }

  @Test
  void recorded_jobManagerFirst() throws Exception {
    ClusterProcess.expect(home, 11);

    assertThat(ClusterProcess.recorded(home))
        .extracting(ClusterProcess::role)
        .startsWith("jobmanager", "taskmanager-1", "taskmanager-2")
        .endsWith("taskmanager-9", "taskmanager-10", "taskmanager-11");
  }

  @Test
  void isAlive_runs() throws Exception {
    record(THIS.pid(), THIS.info().startInstant().orElseThrow().toEpochMilli());

    assertThat(ClusterProcess.recorded(home))
        .extracting(ClusterProcess::isAlive)
        .containsExactly(true);
  }

  @Test
  void isAlive_anotherHasItsNumber() throws Exception {
    record(THIS.pid(), THIS.info().startInstant().orElseThrow().toEpochMilli() - 60_000);

    assertThat(ClusterProcess.recorded(home))
        .extracting(ClusterProcess::isAlive)
        .containsExactly(false);
  }

  @Test
  void isAlive_neverStarted() throws Exception {
    ClusterProcess.expect(home, 1);

    assertThat(ClusterProcess.recorded(home))
        .extracting(ClusterProcess::isAlive)
        .containsExactly(false, false);
  }

  private void record(long pid, long started) throws Exception {
    Files.writeString(
        home.processes().resolve("jobmanager"), "jobmanager-x %d %d".formatted(pid, started));
  }
}
