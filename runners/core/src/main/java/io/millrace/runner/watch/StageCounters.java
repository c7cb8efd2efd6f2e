package io.millrace.runner.watch;

import io.millrace.flow.live.Meters;
import io.millrace.flow.live.StageCounts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.apache.beam.sdk.metrics.MetricNameFilter;
import org.apache.beam.sdk.metrics.MetricResult;
import org.apache.beam.sdk.metrics.MetricResults;
import org.apache.beam.sdk.metrics.MetricsFilter;

/**
 * Beam's counters, by the stages of flows that counted them.
 *
 * @param stages the stages, as the board describes them
 */
public record StageCounters(List<StageCounts> stages) {

  private static final String STEPS = Meters.NAMESPACE + ".steps";

  /** The stages with the counts of a pipeline that has done all its work. */
  public List<StageCounts> done(MetricResults metrics, ToLongFunction<MetricResult<Long>> value) {
    return with(metrics, value).stream().map(StageCounters::allRead).toList();
  }

  private static StageCounts allRead(StageCounts stage) {
    Map<String, Long> counts = new HashMap<>(stage.counts());
    if (stage.splits() > 0) {
      counts.put("splitsDone", (long) stage.splits());
    }
    return stage.with(counts, stage.time());
  }

  /** The stages with these counts in place of their own. */
  public List<StageCounts> with(MetricResults metrics, ToLongFunction<MetricResult<Long>> value) {
    Map<String, Map<String, Long>> counts = new HashMap<>();
    Map<String, Map<String, Long>> times = new HashMap<>();
    for (MetricResult<Long> counter : metrics.queryMetrics(ours()).getCounters()) {
      Map<String, Map<String, Long>> kind =
          counter.getName().getNamespace().equals(Meters.TIMES) ? times : counts;
      stageOf(counter.getKey().stepName())
          .ifPresent(
              stage ->
                  kind.computeIfAbsent(stage, name -> new HashMap<>())
                      .merge(counter.getName().getName(), value.applyAsLong(counter), Long::sum));
    }
    List<StageCounts> counted = new ArrayList<>();
    for (StageCounts stage : stages) {
      counted.add(
          stage.with(
              counts.getOrDefault(stage.name(), Map.of()),
              time(times.getOrDefault(stage.name(), Map.of()))));
    }
    return counted;
  }

  private static MetricsFilter ours() {
    return MetricsFilter.builder()
        .addNameFilter(MetricNameFilter.inNamespace(Meters.NAMESPACE))
        .addNameFilter(MetricNameFilter.inNamespace(Meters.TIMES))
        .addNameFilter(MetricNameFilter.inNamespace(STEPS))
        .build();
  }

  private static StageCounts.Time time(Map<String, Long> nanos) {
    return new StageCounts.Time(
        nanos.getOrDefault("wall", 0L),
        nanos.getOrDefault("cpu", 0L),
        nanos.getOrDefault("sink", 0L));
  }

  /** Runners name what is within a transform behind a slash; names of stages may have slashes. */
  private Optional<String> stageOf(String step) {
    return stages.stream()
        .map(StageCounts::name)
        .filter(stage -> step.equals(stage) || step.startsWith(stage + "/"))
        .reduce(StageCounters::longer);
  }

  private static String longer(String one, String other) {
    return one.length() > other.length() ? one : other;
  }
}
