package io.millrace.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestTest {

  private static final List<String> NAMES = List.of("shards", "workers", "runner", "parallelism");

  @Test
  void to_missingLetter() {
    assertThat(Nearest.to("shrds", NAMES)).contains("shards");
  }

  @Test
  void to_swappedLetters_countOnce() {
    assertThat(Nearest.to("wrokres", NAMES)).contains("workers");
  }

  @Test
  void to_otherCase_isNoError() {
    assertThat(Nearest.to("RUNNER", NAMES)).contains("runner");
  }

  @Test
  void to_longName_mayHaveMoreErrors() {
    assertThat(Nearest.to("paralelizzm", NAMES)).contains("parallelism");
  }

  @Test
  void to_equallyNear_firstOfTheAlphabet() {
    assertThat(Nearest.to("cat", List.of("hat", "bat"))).contains("bat");
  }

  @Test
  void to_nothingNear() {
    assertThat(Nearest.to("checkpoint", NAMES)).isEmpty();
  }
}
