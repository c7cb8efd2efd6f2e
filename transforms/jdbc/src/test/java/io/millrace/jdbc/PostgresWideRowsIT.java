package io.millrace.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Rows of any width in a small heap; the rows are made while they are read. */
class PostgresWideRowsIT {

  @RegisterExtension static final TestDatabase TEST = TestDatabase.postgres();

  private static String countedIn(String heap, String query)
      throws IOException, InterruptedException {
    Process reader =
        new ProcessBuilder(
                List.of(
                    System.getProperty("java.home") + "/bin/java",
                    heap,
                    "-cp",
                    System.getProperty("java.class.path"),
                    CountBytes.class.getName(),
                    TEST.url(),
                    query))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String output =
        new String(reader.getInputStream().readAllBytes(), StandardCharsets.UTF_8).trim();
    reader.waitFor();
    return output;
  }

  @Test
  void kilobytes_twoMillionRows() throws Exception {
    assertThat(
            countedIn(
                "-Xmx256m",
                "SELECT n AS id, repeat('x', 1000) AS text FROM generate_series(1, 2000000) g(n)"))
        .isEqualTo("2000000 rows, 2000000000 characters");
  }

  @Test
  void megabytes_aHundredRows() throws Exception {
    assertThat(
            countedIn(
                "-Xmx96m",
                "SELECT n AS id, repeat('x', 1000000) AS text FROM generate_series(1, 100) g(n)"))
        .isEqualTo("100 rows, 100000000 characters");
  }
}
