package io.millrace.benchmarks.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChaosRecordTest {

  private static final ChaosRun KILLED =
      new ChaosRun(ChaosJob.ROLLUP, Fault.of(3, 2), Phase.SHUFFLE, 1, 1, 2, 20.25, 10);
  private static final ChaosRun CUT =
      new ChaosRun(ChaosJob.REPLACE, Fault.of(5, 2), Phase.WRITE, 7, 1, 0, 12, 9.5);

  @TempDir Path folder;

  @Test
  void all_whatSeveralHaveAdded() throws Exception {
    new ChaosRecord(folder).add(KILLED);
    new ChaosRecord(folder).add(CUT);

    ChaosOutcome all = new ChaosRecord(folder).all();

    assertThat(all.runs()).containsExactly(KILLED, CUT);
  }

  @Test
  void writePage_tableOfAll() throws Exception {
    ChaosRecord record = new ChaosRecord(folder);
    record.add(KILLED);

    record.writePage(2_000_000);

    assertThat(Files.readString(folder.resolve("chaos.md")))
        .startsWith(
            "# Killed while it works\n\nBy `scripts/chaos --rows=2000000 --out=docs/benchmarks`")
        .contains(
            "**All 1 runs below ended as they must; 1 of them were hit while they were at work.**")
        .contains(
            "| TaskManager killed | rollup | 1 | 0 | 0 | 1 | 0 | 0 | 0 | 0 | 2 | 20.25 s | 2.03× |");
  }
}
