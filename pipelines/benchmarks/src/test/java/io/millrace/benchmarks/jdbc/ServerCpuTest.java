package io.millrace.benchmarks.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
class ServerCpuTest {

  private static final String LOOP = "for ((i = 0; i < 300000; i++)); do :; done; ";

  @Test
  void seconds_childThatHasEnded() throws Exception {
    Process parent = bash("(" + LOOP + "); echo ended; read");
    parent.inputReader().readLine();

    assertThat(new ServerCpu(parent.pid()).seconds()).isGreaterThan(0.1);
    end(parent);
  }

  @Test
  void seconds_childThatRuns() throws Exception {
    Process parent = bash("(" + LOOP + "echo done; read); :");
    parent.inputReader().readLine();

    assertThat(new ServerCpu(parent.pid()).seconds()).isGreaterThan(0.1);
    end(parent);
  }

  @Test
  void seconds_idle() throws Exception {
    Process parent = bash("echo ready; read");
    parent.inputReader().readLine();

    assertThat(new ServerCpu(parent.pid()).seconds()).isLessThan(0.1);
    end(parent);
  }

  @Test
  void seconds_gone() throws Exception {
    Process parent = bash("exit");
    parent.waitFor();

    assertThatThrownBy(() -> new ServerCpu(parent.pid()).seconds())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("has ended");
  }

  private static Process bash(String script) throws java.io.IOException {
    return new ProcessBuilder("bash", "-c", script).start();
  }

  /** Closes what it reads from, at which it ends. */
  private static void end(Process parent) throws Exception {
    parent.getOutputStream().close();
    parent.waitFor();
  }
}
