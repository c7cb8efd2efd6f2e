package io.millrace.runner.flink;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.flow.live.Gauges;
import io.millrace.flow.live.StageCounts;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LiveCountsTest {

  private static final StageCounts ENDED =
      new StageCounts(
          "orders",
          List.of(),
          4,
          Map.of("rowsRead", 30L, "filter.in", 30L),
          new StageCounts.Time(900, 700, 0));

  @Test
  void of_gaugesKnowMore() {
    StageCounts live =
        LiveCounts.of(ENDED, Map.of(gauge("orders", "rowsRead"), 40L, gauge("days", "groups"), 5L));

    assertThat(live.counts()).isEqualTo(Map.of("rowsRead", 40L, "filter.in", 30L));
    assertThat(live.time()).isEqualTo(ENDED.time());
  }

  @Test
  void of_gaugesAreOlder() {
    StageCounts live =
        LiveCounts.of(
            ENDED, Map.of(gauge("orders", "rowsRead"), 20L, gauge("orders", "time_cpu"), 100L));

    assertThat(live).isEqualTo(ENDED);
  }

  @Test
  void of_gaugesOfTimes() {
    StageCounts live =
        LiveCounts.of(
            ENDED, Map.of(gauge("orders", "time_wall"), 1_000L, gauge("orders", "time_sink"), 50L));

    assertThat(live.time()).isEqualTo(new StageCounts.Time(1_000, 700, 50));
    assertThat(live.counts()).isEqualTo(ENDED.counts());
  }

  private static String gauge(String stage, String name) {
    return Gauges.prefix(stage) + name;
  }
}
