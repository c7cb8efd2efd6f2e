package io.millrace.runner.flink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClusterJarTest {

  @TempDir private Path folder;

  @Test
  void filesToStage_besideTheProgram() throws Exception {
    Path jar = Files.createFile(folder.resolve("millrace.jar"));
    Path program = folder.resolve("millrace-jobs-1.jar");

    assertThat(ClusterJar.filesToStage(program + File.pathSeparator + "/elsewhere/other.jar"))
        .containsExactly(jar.toString());
  }

  @Test
  void filesToStage_notBuilt() {
    String program = folder.resolve("millrace-jobs-1.jar").toString();

    assertThatIllegalArgumentException()
        .isThrownBy(() -> ClusterJar.filesToStage(program))
        .withMessage(
            "--filesToStage: millrace.jar, which a cluster needs, is not beside the program; make"
                + " it by mvn package -DskipTests, or name a jar that has all of the program in"
                + " it");
  }
}
