package io.millrace.jobs.memory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A process whose heap is full ends, and says what to do. */
class MemoryWatchIT {

  @ParameterizedTest
  @ValueSource(strings = {"-XX:+UseSerialGC", "-XX:+UseParallelGC", "-XX:+UseG1GC"})
  void watch_heapIsFullAndStaysSo_endsInOneLine(String collector) throws Exception {
    SmallHeap.Ended ended = SmallHeap.of(64, collector).run(HeapFiller.class.getName());

    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.err()).isEqualTo(SmallHeap.lineOfFull(64));
  }

  @Test
  void watch_threadDiesOfIt_endsInOneLine() throws Exception {
    SmallHeap.Ended ended = SmallHeap.of(64).run(DyingThread.class.getName());

    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.err()).isEqualTo(SmallHeap.lineOfFull(64));
  }
}
