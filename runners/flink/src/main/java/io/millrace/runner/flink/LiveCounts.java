package io.millrace.runner.flink;

import io.millrace.flow.live.Gauges;
import io.millrace.flow.live.Meters;
import io.millrace.flow.live.StageCounts;
import java.util.HashMap;
import java.util.Map;

/** Counts of a stage, with what gauges show of it. */
final class LiveCounts {

  private LiveCounts() {}

  /**
   * The greater of both: a gauge knows more while its task runs, and an accumulator afterwards.
   *
   * @param stage what its tasks have counted that have ended
   * @param gauges by name, those of other stages among them
   */
  static StageCounts of(StageCounts stage, Map<String, Long> gauges) {
    String prefix = Gauges.prefix(stage.name());
    Map<String, Long> counts = new HashMap<>(stage.counts());
    gauges.forEach(
        (gauge, value) -> {
          if (gauge.startsWith(prefix) && value > 0) {
            counts.merge(gauge.substring(prefix.length()), value, Math::max);
          }
        });
    StageCounts.Time ended = stage.time();
    StageCounts.Time time =
        new StageCounts.Time(
            Math.max(ended.wallNanos(), taken(counts, "wall")),
            Math.max(ended.cpuNanos(), taken(counts, "cpu")),
            Math.max(ended.sinkNanos(), taken(counts, "sink")));
    return stage.with(counts, time);
  }

  private static long taken(Map<String, Long> counts, String time) {
    Long value = counts.remove(Meters.TIME + time);
    return value == null ? 0 : value;
  }
}
