package io.millrace.runner.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.flow.live.StageCounts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.metrics.MetricFiltering;
import org.apache.beam.sdk.metrics.MetricKey;
import org.apache.beam.sdk.metrics.MetricName;
import org.apache.beam.sdk.metrics.MetricQueryResults;
import org.apache.beam.sdk.metrics.MetricResult;
import org.apache.beam.sdk.metrics.MetricResults;
import org.apache.beam.sdk.metrics.MetricsFilter;
import org.junit.jupiter.api.Test;

/** Whose counters are whose. */
class StageCountersTest {

  private final StageCounters counters =
      new StageCounters(List.of(stage("a/b.csv, filter", 4), stage("a/b.csv, filter (2)", 2)));

  @Test
  void with_stepsWithinAStage_longestNameWins() {
    MetricResults metrics =
        metrics(
            counter("a/b.csv, filter/ParMultiDo(Stage)", "millrace", "rowsRead", 3),
            counter("a/b.csv, filter (2)/ParMultiDo(Stage)", "millrace", "rowsRead", 5),
            counter("a/b.csv, filter", "millrace.steps", "filter.in", 3),
            counter("a/b.csv, filter", "millrace.times", "wall", 900),
            counter("a/b.csv", "millrace", "rowsRead", 100));

    List<StageCounts> stages = counters.with(metrics, MetricResult::getAttempted);

    assertThat(stages.get(0).counts()).isEqualTo(Map.of("rowsRead", 3L, "filter.in", 3L));
    assertThat(stages.get(0).time()).isEqualTo(new StageCounts.Time(900, 0, 0));
    assertThat(stages.get(1).counts()).isEqualTo(Map.of("rowsRead", 5L));
  }

  @Test
  void done_everySplitWasRead() {
    List<StageCounts> stages = counters.done(metrics(), MetricResult::getAttempted);

    assertThat(stages).extracting(stage -> stage.count("splitsDone")).containsExactly(4L, 2L);
  }

  private static StageCounts stage(String name, int splits) {
    return new StageCounts(name, List.of(), splits, Map.of(), StageCounts.Time.NONE);
  }

  private static MetricResult<Long> counter(
      String step, String namespace, String name, long value) {
    return MetricResult.attempted(MetricKey.create(step, MetricName.named(namespace, name)), value);
  }

  @SafeVarargs
  @SuppressWarnings("varargs") // the array is only read
  private static MetricResults metrics(MetricResult<Long>... counters) {
    return new MetricResults() {
      @Override
      public MetricQueryResults queryMetrics(MetricsFilter filter) {
        List<MetricResult<Long>> found = new ArrayList<>();
        for (MetricResult<Long> counter : counters) {
          if (MetricFiltering.matches(filter, counter.getKey())) {
            found.add(counter);
          }
        }
        return MetricQueryResults.create(
            found, List.of(), List.of(), List.of(), List.of(), List.of());
      }
    };
  }
}
