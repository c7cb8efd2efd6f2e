package io.millrace.runner;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SettingTest {

  @Test
  void text_option() {
    assertThat(new Setting("shards", 5, "measured").text()).isEqualTo("--shards=5");
  }

  @Test
  void text_propertyOfTheJvm() {
    assertThat(new Setting("-Dspark.ui.enabled", "false", "no port").text())
        .isEqualTo("-Dspark.ui.enabled=false");
  }
}
