package io.millrace.flow.internal.memory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MemoryBudgetTest {

  private static final long MEGABYTE = 1 << 20;

  @Test
  void covers_withinTheFreePart_takesNothingFromOthers() {
    MemoryBudget budget = MemoryBudget.ofProcess(3);

    assertThat(budget.share().covers(MemoryBudget.FREE)).isTrue();
    assertThat(budget.share().covers(MemoryBudget.FREE + 3 * MEGABYTE)).isTrue();
  }

  @Test
  void covers_moreThanIsLeft_isRefusedUntilOthersRelease() {
    MemoryBudget budget = MemoryBudget.ofProcess(5);
    MemoryBudget.Share first = budget.share();
    MemoryBudget.Share second = budget.share();

    assertThat(first.covers(MemoryBudget.FREE + 4 * MEGABYTE)).isTrue();
    assertThat(second.covers(MemoryBudget.FREE + 2 * MEGABYTE)).isFalse();
    first.release();
    assertThat(second.covers(MemoryBudget.FREE + 2 * MEGABYTE)).isTrue();
  }

  @Test
  void covers_refused_leavesWhatWasGranted() {
    MemoryBudget budget = MemoryBudget.ofProcess(7);
    MemoryBudget.Share share = budget.share();

    assertThat(share.covers(MemoryBudget.FREE + 6 * MEGABYTE)).isTrue();
    assertThat(share.covers(MemoryBudget.FREE + 8 * MEGABYTE)).isFalse();
    assertThat(share.covers(MemoryBudget.FREE + 6 * MEGABYTE)).isTrue();
  }

  @Test
  void ofProcess_sameLimit_isOneBudget() {
    assertThat(MemoryBudget.ofProcess(11)).isSameAs(MemoryBudget.ofProcess(11));
    assertThat(MemoryBudget.ofProcess(11).megabytes()).isEqualTo(11);
  }

  @Test
  void ofProcess_zero_isTwoFifthsOfTheHeap() {
    assertThat(MemoryBudget.ofProcess(0).megabytes())
        .isEqualTo(Runtime.getRuntime().maxMemory() / 5 * 2 / MEGABYTE);
  }
}
