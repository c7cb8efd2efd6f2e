package io.millrace.jobs.differential;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.beam.sdk.transforms.windowing.AfterWatermark;
import org.apache.beam.sdk.transforms.windowing.FixedWindows;
import org.apache.beam.sdk.transforms.windowing.GlobalWindow;
import org.apache.beam.sdk.transforms.windowing.GlobalWindows;
import org.apache.beam.sdk.transforms.windowing.Sessions;
import org.apache.beam.sdk.transforms.windowing.SlidingWindows;
import org.apache.beam.sdk.transforms.windowing.TimestampCombiner;
import org.apache.beam.sdk.transforms.windowing.Window;
import org.apache.beam.sdk.values.PCollection;
import org.joda.time.Duration;

/** How the rows of all sources of a flow are windowed. */
enum Windowing {
  GLOBAL {
    @Override
    Window<Row> into() {
      return Window.into(new GlobalWindows());
    }

    @Override
    List<Long> ends(long timestamp) {
      return List.of(GlobalWindow.INSTANCE.maxTimestamp().getMillis());
    }
  },
  FIXED {
    @Override
    Window<Row> into() {
      return Window.into(FixedWindows.of(SECOND));
    }
  },
  SLIDING {
    @Override
    Window<Row> into() {
      return Window.into(SlidingWindows.of(SECOND.multipliedBy(2)).every(SECOND));
    }

    @Override
    List<Long> ends(long timestamp) {
      long first = endOfSecond(timestamp);
      return List.of(first, first + SECOND.getMillis());
    }
  },
  /** Another trigger: not folded shard by shard, but combined by Beam. */
  TRIGGERED {
    @Override
    Window<Row> into() {
      return Window.<Row>into(FixedWindows.of(SECOND))
          .triggering(AfterWatermark.pastEndOfWindow())
          .withAllowedLateness(Duration.ZERO)
          .discardingFiredPanes();
    }
  },
  /** Another timestamp for what a reduce gives. */
  LATEST {
    @Override
    Window<Row> into() {
      return Window.<Row>into(FixedWindows.of(SECOND))
          .triggering(AfterWatermark.pastEndOfWindow())
          .withTimestampCombiner(TimestampCombiner.LATEST)
          .withAllowedLateness(Duration.ZERO)
          .discardingFiredPanes();
    }

    @Override
    Long ofReduced(long end, List<At> elements) {
      return elements.stream().anyMatch(at -> at.timestamp() == null)
          ? null
          : elements.stream().map(At::timestamp).max(Long::compare).orElseThrow();
    }
  },
  /** Windows that depend on the key: for flows that bring rows together once. */
  SESSIONS {
    @Override
    Window<Row> into() {
      return Window.into(Sessions.withGapDuration(SECOND));
    }

    @Override
    List<Long> ends(long timestamp) {
      return List.of(timestamp + SECOND.getMillis() - 1);
    }

    @Override
    List<List<At>> together(List<At> elements) {
      List<List<At>> sessions = new ArrayList<>();
      Long end = null;
      for (At at : elements.stream().sorted(Comparator.comparing(At::window)).toList()) {
        if (end == null || at.window() > end + SECOND.getMillis() - 1) {
          sessions.add(new ArrayList<>());
        }
        sessions.get(sessions.size() - 1).add(at);
        end = at.window();
      }
      return sessions;
    }
  };

  private static final Duration SECOND = Duration.standardSeconds(1);

  abstract Window<Row> into();

  /** Whether reductions go by Beam's own combining, key by key. */
  boolean isCombinedByBeam() {
    return this == TRIGGERED || this == LATEST || this == SESSIONS;
  }

  PCollection<Row> of(String name, PCollection<Row> rows) {
    return rows.apply(name, into());
  }

  /** The ends of the windows that an element is in. */
  List<Long> ends(long timestamp) {
    return List.of(endOfSecond(timestamp));
  }

  /** The elements of a key by window. */
  List<List<At>> together(List<At> elements) {
    Map<Long, List<At>> windows = new TreeMap<>();
    elements.forEach(at -> windows.computeIfAbsent(at.window(), end -> new ArrayList<>()).add(at));
    return List.copyOf(windows.values());
  }

  /** The timestamp of what a reduce gives for a window. */
  Long ofReduced(long end, List<At> elements) {
    return end;
  }

  private static long endOfSecond(long timestamp) {
    return Math.floorDiv(timestamp, SECOND.getMillis()) * SECOND.getMillis()
        + SECOND.getMillis()
        - 1;
  }
}
