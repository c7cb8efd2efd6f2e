package io.millrace.jobs.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.jobs.WrongUseException;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeadLetterLimitTest {

  @Test
  void parse_number() {
    assertThat(DeadLetterLimit.parse(" 100 "))
        .isEqualTo(new DeadLetterLimit(OptionalLong.of(100), Optional.empty()));
    assertThat(DeadLetterLimit.parse("0"))
        .isEqualTo(new DeadLetterLimit(OptionalLong.of(0), Optional.empty()));
  }

  @ParameterizedTest
  @CsvSource({"5%, 0.05", "0.1%, 0.001", "29%, 0.29", "0%, 0.00", "100%, 1.00", "12.5 %, 0.125"})
  void parse_share(String text, BigDecimal share) {
    assertThat(DeadLetterLimit.parse(text))
        .isEqualTo(new DeadLetterLimit(OptionalLong.empty(), Optional.of(share)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-1", "1.5", "101%", "%", "five", "5%%", "-1%", "1e3"})
  void parse_neither_isRefused(String text) {
    assertThatThrownBy(() -> DeadLetterLimit.parse(text))
        .isInstanceOf(WrongUseException.class)
        .hasMessage(
            "--maxDeadLetters=%s: must be a number of rows, or a share from 0%% to 100%%, as in 0.5%%"
                .formatted(text));
  }
}
