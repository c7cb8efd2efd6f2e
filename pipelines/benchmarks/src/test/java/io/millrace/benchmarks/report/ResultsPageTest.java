package io.millrace.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultsPageTest {

  @TempDir private Path folder;

  @Test
  void write_noFile_isTheText() throws Exception {
    Path page = folder.resolve("page.md");

    ResultsPage.write(page, "# One\n");

    assertThat(page).hasContent("# One\n");
  }

  @Test
  void write_again_notesAreKept() throws Exception {
    Path page =
        Files.writeString(folder.resolve("page.md"), "# One\n\n## Notes\n\nThe disk was full.\n");

    ResultsPage.write(page, "# Two\n\n");
    ResultsPage.write(page, "# Three");

    assertThat(Files.readString(page)).isEqualTo("# Three\n\n## Notes\n\nThe disk was full.\n");
  }
}
