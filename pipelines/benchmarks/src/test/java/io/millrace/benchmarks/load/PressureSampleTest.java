package io.millrace.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PressureSampleTest {

  @TempDir private Path folder;

  @Test
  void readAll_oneJvm() throws Exception {
    Files.writeString(folder.resolve("samples-1.csv"), "5000,10,1,300\n6001,20,2,0\n");

    assertThat(PressureSample.readAll(folder))
        .containsExactly(new PressureSample(0, 10, 1, 300), new PressureSample(1, 20, 2, 0));
  }

  @Test
  void readAll_twoJvms_addedUp_onlyWhereBothAre() throws Exception {
    Files.writeString(folder.resolve("samples-1.csv"), "5000,10,1,300\n6001,20,2,0\n");
    Files.writeString(folder.resolve("samples-2.csv"), "6100,5,3,400\n7100,6,4,0\n");

    assertThat(PressureSample.readAll(folder)).containsExactly(new PressureSample(0, 25, 5, 400));
  }

  @Test
  void readAll_nothing() throws Exception {
    assertThat(PressureSample.readAll(folder)).isEmpty();
  }
}
