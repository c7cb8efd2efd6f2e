package io.millrace.files.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Year;
import java.time.YearMonth;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValueTextTest {

  private static Object parsed(Class<?> type, String text) {
    return ValueText.of(type).orElseThrow().parse().apply(text);
  }

  static Stream<Object> values() {
    return Stream.of(
        0.0,
        -0.0,
        1e-300,
        Double.NaN,
        Double.NEGATIVE_INFINITY,
        Double.POSITIVE_INFINITY,
        Float.NEGATIVE_INFINITY,
        Float.NaN,
        1e30f,
        Year.of(5),
        Year.of(-5),
        Year.of(10_000),
        YearMonth.of(5, 1),
        YearMonth.of(-5, 1),
        YearMonth.of(9999, 12),
        YearMonth.of(10_000, 1),
        YearMonth.of(-999_999, 1),
        org.joda.time.Instant.ofEpochMilli(-62_135_596_800_001L),
        new UUID(0, 0));
  }

  @ParameterizedTest
  @MethodSource("values")
  void format_parsedAgain_isEqual(Object value) {
    ValueText text = ValueText.of(value.getClass()).orElseThrow();

    assertThat(text.parse().apply(text.format().apply(value))).isEqualTo(value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        " 1",
        "1 ",
        "1\t",
        "1d",
        "1D",
        "1f",
        "1.5F",
        "0x1p3",
        "-0X1p3",
        "1e400",
        "-1e400",
        "nan",
        "NaN ",
        "infinity",
        "Infinityy",
        "",
        "1,5"
      })
  void parse_noDouble_isRefused(String text) {
    assertThatThrownBy(() -> parsed(Double.class, text)).isInstanceOf(RuntimeException.class);
    assertThatThrownBy(() -> parsed(Float.class, text)).isInstanceOf(RuntimeException.class);
  }

  @Test
  void parse_numbersAsOthersWriteThem() {
    assertThat(Stream.of("1.", ".5", "+2", "1e3", "1E+3").map(text -> parsed(Double.class, text)))
        .containsExactly(1.0, 0.5, 2.0, 1000.0, 1000.0);
    assertThat(parsed(Float.class, "1e-3")).isEqualTo(0.001f);
  }

  @Test
  void parse_floatThatIsOnlyADouble_isRefused() {
    assertThatThrownBy(() -> parsed(Float.class, "1e39")).isInstanceOf(RuntimeException.class);
    assertThat(parsed(Double.class, "1e39")).isEqualTo(1e39);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1-1-1-1-1",
        "123e4567-e89b-12d3-a456-42661417400",
        "+23e4567-e89b-12d3-a456-426614174000",
        "123e4567-+89b-12d3-a456-426614174000",
        "123e4567-e89b-12d3-a456-+26614174000",
        "23e4567-e89b-12d3-a456-4266141740000",
        "123e4567-e89b-12d3-a4560-42661417400"
      })
  void parse_noUuid_isRefused(String text) {
    assertThatThrownBy(() -> parsed(UUID.class, text)).isInstanceOf(RuntimeException.class);
  }

  @Test
  void parse_uuidInUpperCase() {
    assertThat(parsed(UUID.class, "123E4567-E89B-12D3-A456-426614174000"))
        .isEqualTo(UUID.fromString("123e4567-e89b-12d3-a456-426614174000"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"2024-01-31T12:00:00.123456Z", "2024-01-31T12:00:00.0000001Z"})
  void parse_jodaInstantWithMicroseconds_isRefused(String text) {
    assertThatThrownBy(() -> parsed(org.joda.time.Instant.class, text))
        .isInstanceOf(RuntimeException.class);
  }

  @Test
  void parse_jodaInstantWithZeroesBehindMilliseconds() {
    assertThat(parsed(org.joda.time.Instant.class, "2024-01-31T12:00:00.123000Z"))
        .isEqualTo(org.joda.time.Instant.parse("2024-01-31T12:00:00.123Z"));
  }
}
