package io.millrace.benchmarks.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultDigestTest {

  @TempDir private Path folder;

  @Test
  void of_otherFilesAndOrder() throws IOException {
    Path one = write("one/part-0", "a\t1\nb\t2\nc\t3\n");
    Path other = write("other/part-0", "c\t3\n");
    write("other/deeper/part-1", "b\t2\na\t1\n");

    assertThat(ResultDigest.of(other)).isEqualTo(ResultDigest.of(one));
  }

  @Test
  void of_exchangedValues() throws IOException {
    Path one = write("one/part-0", "a\t1\nb\t2\n");
    Path other = write("other/part-0", "a\t2\nb\t1\n");

    assertThat(ResultDigest.of(other)).isNotEqualTo(ResultDigest.of(one));
  }

  @Test
  void of_lineTwice() throws IOException {
    Path one = write("one/part-0", "a\t1\nb\t2\n");
    Path other = write("other/part-0", "a\t1\nb\t2\nb\t2\n");

    assertThat(ResultDigest.of(other)).isNotEqualTo(ResultDigest.of(one));
  }

  @Test
  void of_hiddenFile() throws IOException {
    Path one = write("one/part-0", "a\t1\n");
    write("one/.part-1.inprogress", "b\t2\n");

    assertThat(ResultDigest.of(one).lines()).isEqualTo(1);
  }

  /** The folder right below the temporary one. */
  private Path write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    return folder.resolve(Path.of(name).getName(0));
  }
}
