package io.millrace.jobs.launch;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.jobs.JobSize;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JvmFlagTest {

  @Test
  void of_small_startsFast() {
    assertThat(JvmFlag.of(JobSize.SMALL))
        .extracting(JvmFlag::text)
        .contains("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Dmillrace.jvm=SMALL");
  }

  @Test
  void of_large_runsFast() {
    assertThat(JvmFlag.of(JobSize.LARGE))
        .extracting(JvmFlag::text)
        .contains("-XX:+UseParallelGC", "-Dmillrace.jvm=LARGE")
        .doesNotContain("-XX:TieredStopAtLevel=1");
  }

  @ParameterizedTest
  @EnumSource
  void beside_usersCollector_oursGivesWay(JobSize size) {
    assertThat(JvmFlag.beside(List.of("-Xmx1g", "-XX:+UseG1GC"), size))
        .extracting(JvmFlag::text)
        .contains("--add-opens=java.base/java.lang=ALL-UNNAMED")
        .noneMatch(flag -> flag.endsWith("GC"));
  }

  @ParameterizedTest
  @EnumSource
  void beside_otherFlags_oursStay(JobSize size) {
    assertThat(JvmFlag.beside(List.of("-Xmx1g"), size)).isEqualTo(JvmFlag.of(size));
  }

  @ParameterizedTest
  @EnumSource
  void of_everySize_opensWhatFlinkNeeds(JobSize size) {
    assertThat(JvmFlag.of(size))
        .extracting(JvmFlag::text)
        .contains("--add-opens=java.base/java.lang=ALL-UNNAMED");
  }

  @ParameterizedTest
  @EnumSource
  void of_everySize_flagsForPeopleHaveReasons(JobSize size) {
    assertThat(JvmFlag.of(size))
        .filteredOn(flag -> !flag.text().startsWith("-D"))
        .extracting(JvmFlag::reason)
        .doesNotContain("");
  }
}
