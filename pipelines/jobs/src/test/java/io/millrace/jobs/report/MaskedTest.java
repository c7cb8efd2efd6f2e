package io.millrace.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaskedTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "--from=jdbc:postgresql://h/d?user=u&password=hunter2 | "
            + "--from=jdbc:postgresql://h/d?user=u&password=***",
        "--from=jdbc:h2:mem:x;USER=sa;PASSWORD=hunter2;MODE=a | "
            + "--from=jdbc:h2:mem:x;USER=sa;PASSWORD=***",
        "--from=jdbc:postgresql://h/d?password=hunter2;hunter3&x='hunter4 | "
            + "--from=jdbc:postgresql://h/d?password=***",
        "--from=jdbc:mariadb://u:hun/ter2@hunter3@h/d | --from=jdbc:mariadb://u:***@h/d",
        "--from=jdbc:mariadb://u:hunter2@h/d | --from=jdbc:mariadb://u:***@h/d",
        "--toPassword=hunter2 | --toPassword=***",
        "--awsSecretKey=hunter2 | --awsSecretKey=***",
        "--api-key=hunter2 | --api-key=***",
        "--toPassword=env:SHOP_PASSWORD | --toPassword=env:SHOP_PASSWORD",
        "--toPassword=file:/run/secrets/shop | --toPassword=file:/run/secrets/shop",
        "--key=customer | --key=customer",
        "--demo | --demo",
      })
  void argument(String typed, String shown) {
    assertThat(Masked.argument(typed)).isEqualTo(shown);
  }

  @Test
  void argument_severalLines() {
    assertThat(Masked.argument("--password=hunter2\nhunter3")).isEqualTo("--password=***");
  }

  @Test
  void text_anErrorWithAUrl() {
    assertThat(Masked.text("cannot connect to jdbc:x://u:hunter2@h/d?sslpassword=hunter2 as u"))
        .isEqualTo("cannot connect to jdbc:x://u:***@h/d?sslpassword=*** as u");
  }
}
