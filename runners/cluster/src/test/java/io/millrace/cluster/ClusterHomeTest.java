package io.millrace.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClusterHomeTest {

  @TempDir private Path folder;

  @Test
  void claim_otherFiles_isRefused() throws Exception {
    Files.writeString(folder.resolve("thesis.txt"), "all of it");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ClusterHome(folder).claim())
        .withMessage(
            "home: %s holds other files; name a folder that is empty or not there", folder);
  }

  @Test
  void remove_all_leavesNoFolder() throws Exception {
    ClusterHome home = made(folder.resolve("home"));
    Files.writeString(home.checkpoints().resolve("chk-1"), "state");

    home.remove(false);

    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void remove_keep_leavesStateAndLogs() throws Exception {
    ClusterHome home = made(folder);
    Files.writeString(home.checkpoints().resolve("chk-1"), "state");
    Files.writeString(home.logs().resolve("jobmanager.log"), "started");
    Files.writeString(home.scratch().resolve("job.jar"), "classes");

    home.remove(true);

    assertThat(folder).isDirectoryRecursivelyContaining(it -> it.endsWith("chk-1"));
    assertThat(folder).isDirectoryRecursivelyContaining(it -> it.endsWith("jobmanager.log"));
    assertThat(folder).isDirectoryNotContaining(it -> it.endsWith("tmp"));
  }

  @Test
  void make_afterKeep_stateIsThere() throws Exception {
    ClusterHome home = made(folder);
    Files.writeString(home.checkpoints().resolve("chk-1"), "state");
    home.remove(true);

    home.claim();
    home.make();

    assertThat(home.checkpoints().resolve("chk-1")).hasContent("state");
  }

  @Test
  void unmake_nothingStarted_leavesNoFolder() throws Exception {
    ClusterHome home = made(folder.resolve("home"));

    home.unmake();

    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void unmake_somethingStarted_leavesIt() throws Exception {
    ClusterHome home = made(folder);
    ClusterProcess.expect(home, 1);

    home.unmake();

    assertThat(ClusterProcess.recorded(home))
        .extracting(ClusterProcess::role)
        .containsExactly("jobmanager", "taskmanager-1");
  }

  @Test
  void exclusively_twoAtATime_isRefused() throws Exception {
    ClusterHome home = made(folder);

    home.exclusively(
        () ->
            assertThatIllegalStateException()
                .isThrownBy(() -> home.exclusively(() -> {}))
                .withMessage(
                    "home: another process starts or stops the cluster in %s; wait for it",
                    folder));
  }

  private static ClusterHome made(Path folder) throws Exception {
    ClusterHome home = new ClusterHome(folder);
    home.claim();
    home.make();
    return home;
  }
}
