package io.millrace.jdbc.dialect.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.jdbc.dialect.ColumnType;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;

class PostgresTextTest {

  @Test
  void of_null() {
    assertThat(PostgresText.of(ColumnType.STRING, null)).isNull();
  }

  @Test
  void of_bytes() {
    assertThat(PostgresText.of(ColumnType.BYTES, new byte[] {0, -1})).isEqualTo("\\x00ff");
  }

  @Test
  void of_beforeChrist() {
    assertThat(PostgresText.of(ColumnType.DATE, LocalDate.of(-43, 3, 15)))
        .isEqualTo("0044-03-15 BC");
    assertThat(PostgresText.of(ColumnType.TIMESTAMP, LocalDateTime.of(0, 1, 1, 12, 0)))
        .isEqualTo("0001-01-01 12:00 BC");
  }

  @Test
  void of_fiveDigitYear() {
    assertThat(PostgresText.of(ColumnType.DATE, LocalDate.of(12024, 1, 1)))
        .isEqualTo("12024-01-01");
  }

  @Test
  void of_instant() {
    assertThat(
            PostgresText.of(ColumnType.TIMESTAMPTZ, Instant.parse("2024-01-01T00:00:00.000001Z")))
        .isEqualTo("2024-01-01 00:00:00.000001Z");
  }

  @Test
  void of_infinities() {
    assertThat(PostgresText.of(ColumnType.DATE, LocalDate.MAX)).isEqualTo("infinity");
    assertThat(PostgresText.of(ColumnType.TIMESTAMP, LocalDateTime.MIN)).isEqualTo("-infinity");
    assertThat(PostgresText.of(ColumnType.TIMESTAMPTZ, OffsetDateTime.MAX.toInstant()))
        .isEqualTo("infinity");
  }
}
