package io.millrace.flow.internal.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.beam.sdk.transforms.windowing.FixedWindows;
import org.apache.beam.sdk.transforms.windowing.Sessions;
import org.apache.beam.sdk.transforms.windowing.WindowFn;
import org.apache.beam.sdk.values.PCollection.IsBounded;
import org.apache.beam.sdk.values.WindowingStrategy;
import org.joda.time.Duration;
import org.junit.jupiter.api.Test;

/** A session whose elements came in several bundles was given out in parts, on DirectRunner. */
class SessionsClosedEarlyTest {

  private static final Duration SECOND = Duration.standardSeconds(1);

  @Test
  void foldsBeforeCombine_windowsThatMerge_doesNot() {
    assertThat(unbounded(Sessions.withGapDuration(SECOND)).foldsBeforeCombine()).isFalse();
    assertThat(unbounded(FixedWindows.of(SECOND)).foldsBeforeCombine()).isTrue();
  }

  private static Windowed unbounded(WindowFn<?, ?> windows) {
    return new Windowed(IsBounded.UNBOUNDED, WindowingStrategy.of(windows));
  }
}
