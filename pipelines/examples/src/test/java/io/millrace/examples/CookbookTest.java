package io.millrace.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The cookbook shows what there is. */
class CookbookTest {

  private static final Path COOKBOOK = Path.of("../../docs/cookbook.md");
  private static final Path PROGRAMS = Path.of("src/main/java/io/millrace/examples");

  @Test
  void programs_areAllInTheCookbook() throws IOException {
    List<Path> linked =
        Pattern.compile("\\]\\(([^)]+\\.java)\\)")
            .matcher(Files.readString(COOKBOOK))
            .results()
            .map((MatchResult link) -> COOKBOOK.resolveSibling(link.group(1)).normalize())
            .toList();
    try (Stream<Path> files = Files.list(PROGRAMS)) {
      assertThat(linked)
          .containsExactlyInAnyOrderElementsOf(
              files
                  .filter(file -> !file.endsWith("package-info.java"))
                  .map(file -> Path.of("../../pipelines/examples").resolve(file).normalize())
                  .toList());
    }
  }

  @Test
  void exampleOfATest_isTheTestItself() throws IOException {
    String cookbook = Files.readString(COOKBOOK);
    String test =
        Files.readString(Path.of("src/test/java/io/millrace/examples/WordCountTest.java"));

    String shown = cookbook.substring(cookbook.indexOf("  @Test"), cookbook.lastIndexOf("}\n```"));
    assertThat(test).contains(shown.strip());
  }
}
