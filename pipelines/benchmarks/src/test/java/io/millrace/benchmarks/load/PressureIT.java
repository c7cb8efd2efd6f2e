package io.millrace.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A source without end waits for a slow sink, a few seconds long. */
class PressureIT {

  private static final int SECONDS = 10;

  @TempDir private Path folder;

  private PressureResult run(PressureShape shape, String runner) throws Exception {
    PressureTask task = new PressureTask(shape, 1_000, SECONDS, folder.toString());
    PressureFlow.run(task, "--runner=" + runner);
    return new PressureResult(shape, runner, PressureSample.readAll(folder));
  }

  @Test
  void keyed_onFlink() throws Exception {
    PressureResult result = run(PressureShape.KEYED, "FlinkRunner");

    assertThat(result.broken()).isEmpty();
    assertThat(result.samples()).hasSizeGreaterThan(SECONDS / 2);
  }
}
