package io.millrace.jdbc.secret;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ObjectInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
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

  @Test
  void of_staysInThisProcess() {
    byte[] elsewhere = Serialised.of(Secret.of("hunter2"));

    assertThat(new String(elsewhere, ISO_8859_1)).doesNotContain("hunter2");
    assertThat(SerializableUtils.clone(Secret.of("hunter2")).resolve()).isEqualTo("hunter2");
    assertThat(SerializableUtils.clone(Secret.of("hunter2"))).isEqualTo(Secret.of("hunter2"));
  }

  @Test
  void of_inAnotherProcess() throws Exception {
    String here = new String(Serialised.of(Secret.of("hunter2")), ISO_8859_1);
    String there = here.replaceFirst("here:[0-9a-f-]{36}", "here:" + UUID.randomUUID());

    Secret secret = (Secret) deserialised(there.getBytes(ISO_8859_1));

    assertThat(secret).hasToString("***");
    assertThatThrownBy(secret::resolve)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "a password must be given as env:NAME or file:PATH where other processes need it, was"
                + " given as a value or in a URL");
  }

  private static Object deserialised(byte[] bytes) throws Exception {
    try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
      return in.readObject();
    }
  }
}
