package io.millrace.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.beam.sdk.util.SerializableUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretTest {

  @Test
  void parse_env() {
    Secret secret = Secret.parse("env:PATH");

    assertThat(secret.resolve()).isEqualTo(System.getenv("PATH"));
    assertThat(secret).hasToString("env:PATH");
  }

  @Test
  void parse_file_withoutItsLastLineBreak(@TempDir Path directory) throws Exception {
    Path file = Files.writeString(directory.resolve("password"), "s3cr\net\n");

    assertThat(Secret.parse("file:" + file).resolve()).isEqualTo("s3cr\net");
  }

  @Test
  void parse_looksNowhere() {
    Secret secret = SerializableUtils.clone(Secret.parse("file:/nowhere/password"));

    assertThat(secret).hasToString("file:/nowhere/password");
  }

  @Test
  void parse_neitherEnvNorFile() {
    assertThatThrownBy(() -> Secret.parse("hunter2"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "secret must be 'env:NAME' or 'file:PATH', is a text of 7 characters that is neither");
  }

  @Test
  void parse_noName() {
    assertThatThrownBy(() -> Secret.parse("env:"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'env:NAME'");
  }

  @Test
  void resolve_variableThatIsNotSet() {
    assertThatThrownBy(() -> Secret.parse("env:MILLRACE_NOT_SET").resolve())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("environment variable MILLRACE_NOT_SET must be set");
  }

  @Test
  void resolve_fileThatIsNotThere() {
    assertThatThrownBy(() -> Secret.parse("file:/nowhere/password").resolve())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("file /nowhere/password must be readable", "NoSuchFile");
  }

  @Test
  void of_isNotShown() {
    assertThat(Secret.of("hunter2")).hasToString("***");
    assertThat(Secret.of("hunter2").resolve()).isEqualTo("hunter2");
  }
}
