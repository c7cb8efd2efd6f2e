package io.millrace.flow.live;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A stage on a {@link Board}, which guards it. */
final class StageBoard {

  private final String name;
  private final List<List<String>> branches = new ArrayList<>();
  private final Set<Meters> open = new HashSet<>();
  private final Map<String, Long> closed = new HashMap<>();
  private StageCounts.Time time = StageCounts.Time.NONE;
  private int splits;

  StageBoard(String name) {
    this.name = name;
  }

  void branch(List<String> operators) {
    branches.add(operators);
  }

  void splits(int number) {
    splits = number;
  }

  void add(Meters meters) {
    open.add(meters);
  }

  /** What they have counted stays. */
  void remove(Meters meters) {
    if (open.remove(meters)) {
      addTo(closed, meters);
      time = time.plus(meters.spent());
    }
  }

  StageCounts counts() {
    Map<String, Long> counts = new HashMap<>(closed);
    StageCounts.Time spent = time;
    for (Meters meters : open) {
      addTo(counts, meters);
      spent = spent.plus(meters.spent());
    }
    return new StageCounts(name, branches, splits, counts, spent);
  }

  private static void addTo(Map<String, Long> counts, Meters meters) {
    meters
        .all()
        .forEach(
            (counter, meter) -> {
              if (meter.count() != 0) {
                counts.merge(counter, meter.count(), Long::sum);
              }
            });
  }
}
