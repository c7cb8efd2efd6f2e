package io.millrace.jobs.watch;

import static io.millrace.flow.Reducers.count;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.flow.Flow;
import io.millrace.flow.live.StageCounts;
import io.millrace.runner.Launcher;
import io.millrace.runner.Outcome;
import io.millrace.runner.watch.Progress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.Pipeline;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is seen of a job in its middle is what it has done by then. */
class WatchTest {

  private static final int SPLITS = 8;
  private static final int ROWS = 200;
  private static final long PAUSE_MILLIS = 3;

  /** What two workers read in half a second; a machine may be busy. */
  private static final long TOLERANCE = 2 * 500 / PAUSE_MILLIS;

  @TempDir private Path folder;
  private Path given;

  /** What was seen, and what was true when it was. */
  private record Sight(Progress progress, long given) {}

  @ParameterizedTest
  @ValueSource(strings = {"DirectRunner", "FlinkRunner"})
  void progress_inTheMiddle_rowsThatWereRead(String runner) throws Exception {
    given = folder.resolve("given");
    List<Sight> sights = new ArrayList<>();
    Launcher launcher = Launcher.from("--runner=" + runner, "--parallelism=2");
    launcher.watch(progress -> sights.add(new Sight(progress, SlowSource.given(given))));

    Outcome outcome = launcher.launch(this::build);

    assertThat(sights.stream().filter(sight -> isInTheMiddle(sight.progress())))
        .hasSizeGreaterThanOrEqualTo(2)
        .allSatisfy(
            sight -> {
              assertThat(sight.progress().count("rowsRead"))
                  .isBetween(sight.given() - TOLERANCE, sight.given() + 2);
              assertThat(sight.progress().splitsDone())
                  .isBetween(sight.given() / ROWS - 4, sight.given() / ROWS);
            });
    assertThat(last(sights).count("rowsRead")).isEqualTo((long) SPLITS * ROWS);
    assertThat(last(sights).read()).hasValue(1);
    assertThat(outcome.stages())
        .extracting(StageCounts::counts)
        .satisfies(counts -> assertThat(counts.get(0)).containsEntry("splitsDone", 8L));
    assertThat(outcome.counter("groups")).isEqualTo(ROWS);
  }

  private static boolean isInTheMiddle(Progress progress) {
    long rows = progress.count("rowsRead");
    return rows > 0 && rows < (long) SPLITS * ROWS;
  }

  private static Progress last(List<Sight> sights) {
    return sights.get(sights.size() - 1).progress();
  }

  private void build(Pipeline pipeline) {
    Flow.from(pipeline, new SlowSource(given, SPLITS, ROWS, PAUSE_MILLIS))
        .partition()
        .reduce(count())
        .toPCollection();
  }
}
