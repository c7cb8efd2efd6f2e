package io.millrace.examples;

import static io.millrace.examples.WordCountTest.lines;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckedPricesTest {

  @Test
  void main_oneLineOfTenIsNoPrice_isPutAside(@TempDir Path folder) throws Exception {
    List<String> lines = new ArrayList<>(List.of("tea"));
    List<String> expected = new ArrayList<>();
    for (int i = 1; i < 10; i++) {
      lines.add("tea,%d.50".formatted(i));
      expected.add("{\"product\":\"tea\",\"amount\":%d.50}".formatted(i));
    }
    Path input = Files.write(folder.resolve("input.txt"), lines);

    CheckedPrices.main(new String[] {"--lines=" + input, "--folder=" + folder});

    assertThat(lines(folder, "prices-")).containsExactlyInAnyOrderElementsOf(expected);
    assertThat(lines(folder, "rejected-"))
        .singleElement()
        .asString()
        .contains("\"element\":\"tea\"")
        .contains("StringIndexOutOfBoundsException");
  }
}
