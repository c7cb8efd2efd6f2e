package io.millrace.flow.function;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShownTest {

  @Test
  void of_textOrNull_asItIs() {
    assertThat(Shown.of("abc", 3)).isEqualTo("abc");
    assertThat(Shown.of(null, 4)).isEqualTo("null");
  }

  @Test
  void of_longText_isCut() {
    assertThat(Shown.of("abcd", 3)).isEqualTo("abc…");
  }

  @Test
  void of_toStringFails_theFailureOfTheStepIsToldAllTheSame() {
    Exception cause = new IllegalArgumentException("no number");

    assertThat(StepException.of("parse", new Mute(), cause))
        .hasCause(cause)
        .hasMessage(
            "step 'parse' failed on io.millrace.flow.function.ShownTest$Mute (its toString failed: class"
                + " java.lang.UnsupportedOperationException): "
                + cause);
    assertThat(Failure.of("parse", new Mute(), cause).element()).contains("Mute");
  }

  private static final class Mute {
    @Override
    public String toString() {
      throw new UnsupportedOperationException();
    }
  }
}
