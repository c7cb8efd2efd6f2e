package io.millrace.flow.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;

class MetersTest {

  @Test
  void gauges_showWhatIsCountedByNow() {
    Map<String, LongSupplier> shown = new TreeMap<>();
    Meters meters = Meters.open("run", "orders, filter", shown::put);
    Meter rows = meters.meter("rowsRead");
    meters.meter("filter by day.in");

    rows.add(7);

    String prefix = Gauges.prefix("orders, filter");
    assertThat(prefix).matches("millrace_[0-9a-f]{8}_");
    assertThat(shown)
        .containsOnlyKeys(
            prefix + "rowsRead", prefix + "time_cpu", prefix + "time_sink", prefix + "time_wall");
    assertThat(shown.get(prefix + "rowsRead").getAsLong()).isEqualTo(7);
    meters.close();
  }
}
