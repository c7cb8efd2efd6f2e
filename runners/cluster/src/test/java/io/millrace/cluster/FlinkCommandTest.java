package io.millrace.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlinkCommandTest {

  @TempDir private Path folder;

  @Test
  void taskManager_memoryOfItsProcess() throws Exception {
    FlinkCommand command = command(settings().taskManagerMemory("1536m").slots(3));

    assertThat(command.taskManager("tm"))
        .contains("-Xmx436207608", "-Xms436207608", "-XX:MaxMetaspaceSize=268435456")
        .contains("taskmanager.cpu.cores=3.0", "taskmanager.resource-id=tm")
        .contains("org.apache.flink.runtime.taskexecutor.TaskManagerRunner");
  }

  @Test
  void jobManager_memoryOfItsProcess() throws Exception {
    FlinkCommand command = command(settings().jobManagerMemory("1g"));

    assertThat(command.jobManager("jm"))
        .contains("-Xmx469762048", "-Xms469762048", "-XX:MaxMetaspaceSize=268435456")
        .contains("jobmanager.memory.heap.size=469762048b", "jobmanager.resource-id=jm")
        .contains("org.apache.flink.runtime.entrypoint.StandaloneSessionClusterEntrypoint");
  }

  @Test
  void flagsOfTheUser_beside() throws Exception {
    FlinkCommand command =
        command(
            settings()
                .option("env.java.opts.all", "-XX:+UseSerialGC")
                .option("env.java.opts.taskmanager", "-Xss512k -Dname=tm"));

    assertThat(command.taskManager("tm"))
        .contains("-XX:+UseSerialGC", "-Xss512k", "-Dname=tm")
        .contains("--add-opens=java.base/java.lang=ALL-UNNAMED");
    assertThat(command.jobManager("jm"))
        .contains("-XX:+UseSerialGC")
        .doesNotContain("-Xss512k", "-Dname=tm");
  }

  @Test
  void check_tooLittleMemory() throws Exception {
    FlinkCommand command = command(settings().taskManagerMemory("10m"));

    assertThatIllegalArgumentException()
        .isThrownBy(command::check)
        .withMessageStartingWith("TaskManager memory configuration failed: ")
        .withMessageContaining("10.000mb");
  }

  private ClusterSettings settings() {
    return ClusterSettings.in(folder);
  }

  private FlinkCommand command(ClusterSettings settings) throws Exception {
    ClusterHome home = new ClusterHome(folder);
    home.claim();
    home.make();
    ClusterConfiguration.write(settings, home);
    return new FlinkCommand(home, new Distribution(folder));
  }
}
