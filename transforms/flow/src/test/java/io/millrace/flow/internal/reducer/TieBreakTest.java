package io.millrace.flow.internal.reducer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TieBreakTest {

  @Test
  void compare_nullIsSmallest() {
    assertThat(TieBreak.compare(null, "a")).isNegative();
    assertThat(TieBreak.compare("a", null)).isPositive();
    assertThat(TieBreak.compare(null, null)).isZero();
  }

  /** Coders decode a list of another class than the one that they encoded. */
  @Test
  void compare_listsOfAnyClass_byWhatTheyHold() {
    assertThat(TieBreak.compare(List.of("a"), new ArrayList<>(List.of("b")))).isNegative();
    assertThat(TieBreak.compare(new ArrayList<>(List.of("a")), List.of("b"))).isNegative();
    assertThat(TieBreak.compare(new ArrayList<>(List.of("b")), List.of("a"))).isPositive();
  }

  @Test
  void compare_constantsWithBodies_inNaturalOrder() {
    assertThat(TieBreak.compare(Turn.WITH_BODY, Turn.PLAIN)).isNegative();
    assertThat(TieBreak.compare(Turn.PLAIN, Turn.WITH_BODY)).isPositive();
  }

  private enum Turn {
    WITH_BODY {
      @Override
      public String toString() {
        return "z";
      }
    },
    PLAIN
  }
}
