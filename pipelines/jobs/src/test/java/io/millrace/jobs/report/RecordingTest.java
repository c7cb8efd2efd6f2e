package io.millrace.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.flow.live.StageCounts;
import io.millrace.jobs.report.Recording.Sample;
import io.millrace.runner.watch.PipelineGraph;
import io.millrace.runner.watch.Progress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RecordingTest {

  @Test
  void samples_ofADay_areFewAndReachFromTheBeginningToTheEnd() {
    Recording recording = begun();

    for (long second = 1; second <= 86_401; second++) {
      recording.progress(progress(second));
    }

    assertThat(recording.samples()).hasSizeBetween(200, 601);
    assertThat(recording.samples().get(0)).isEqualTo(new Sample(0, 0, 0));
    assertThat(recording.samples()).last().isEqualTo(new Sample(86_401_000, 86_401, 0));
  }

  @Test
  void samples_theLastPipelines() {
    Recording recording = begun();

    recording.progress(progress(7));
    recording.begin(new PipelineGraph(List.of(), List.of()));
    recording.progress(progress(1));

    assertThat(recording.samples()).containsExactly(new Sample(0, 0, 0), new Sample(1_000, 1, 0));
  }

  private static Recording begun() {
    Recording recording = new Recording();
    recording.begin(new PipelineGraph(List.of(), List.of()));
    return recording;
  }

  private static Progress progress(long second) {
    return new Progress(
        Duration.ofSeconds(second),
        List.of(
            new StageCounts(
                "orders", List.of(), 1, Map.of("rowsRead", second), StageCounts.Time.NONE)));
  }
}
