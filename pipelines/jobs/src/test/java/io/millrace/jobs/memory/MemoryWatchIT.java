package io.millrace.jobs.memory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A process without memory ends, and says what to do. */
class MemoryWatchIT {

  private static final String LINE =
      "millrace: the memory is full \\(-Xmx is \\d+ MB\\); give the job more, as by"
          + " MILLRACE_JAVA_OPTS=-Xmx4g, or its tables less, by --tableMemory\\R";

  @ParameterizedTest
  @ValueSource(strings = {"-XX:+UseSerialGC", "-XX:+UseParallelGC", "-XX:+UseG1GC"})
  void watch_heapIsFullAndStaysSo_endsInOneLine(String collector) throws Exception {
    SmallHeap.Ended ended = SmallHeap.with("-Xmx64m", collector).run(FullHeap.class.getName());

    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.err()).matches(LINE);
  }

  @Test
  void watch_threadDiesOfIt_endsInOneLine() throws Exception {
    SmallHeap.Ended ended = SmallHeap.with("-Xmx64m").run(DyingThread.class.getName());

    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.err()).matches(LINE);
  }
}
