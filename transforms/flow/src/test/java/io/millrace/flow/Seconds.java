package io.millrace.flow;

import org.apache.beam.sdk.transforms.windowing.FixedWindows;
import org.apache.beam.sdk.transforms.windowing.IntervalWindow;
import org.apache.beam.sdk.transforms.windowing.Window;
import org.apache.beam.sdk.values.TimestampedValue;
import org.joda.time.Duration;
import org.joda.time.Instant;

/** Event time in tests: moments in milliseconds, windows of a second. */
final class Seconds {

  private Seconds() {}

  static <T> TimestampedValue<T> at(T value, long millis) {
    return TimestampedValue.of(value, moment(millis));
  }

  static Instant moment(long millis) {
    return Instant.ofEpochMilli(millis);
  }

  static <T> Window<T> windows() {
    return Window.into(FixedWindows.of(Duration.standardSeconds(1)));
  }

  /** The window of the n-th second, from 0 on. */
  static IntervalWindow window(int second) {
    return new IntervalWindow(moment(1000L * second), Duration.standardSeconds(1));
  }
}
