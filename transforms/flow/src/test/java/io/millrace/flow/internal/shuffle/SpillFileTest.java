package io.millrace.flow.internal.shuffle;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SpillFileTest {

  @Test
  void read_part_givesItsBlocksInOrder() throws Exception {
    List<byte[]> first = new ArrayList<>();
    List<byte[]> second = new ArrayList<>();

    try (SpillFile file = new SpillFile(2)) {
      file.write(0, new byte[] {1, 2});
      file.write(1, new byte[] {3});
      file.write(0, new byte[] {4});
      file.read(0, first::add);
      file.read(1, second::add);
    }

    assertThat(first).containsExactly(new byte[] {1, 2}, new byte[] {4});
    assertThat(second).containsExactly(new byte[] {3});
  }

  @Test
  void close_leavesNoFile() throws Exception {
    long before = spilled();

    try (SpillFile file = new SpillFile(1)) {
      file.write(0, new byte[] {1});
    }

    assertThat(spilled()).isEqualTo(before);
  }

  private static long spilled() throws Exception {
    try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      return files
          .filter(file -> file.getFileName().toString().startsWith("millrace-spill"))
          .count();
    }
  }
}
