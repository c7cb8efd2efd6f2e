package io.millrace.jdbc.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.jdbc.dialect.ColumnType;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class KeySpaceTest {

  @Test
  void cuts_equalWidth() {
    assertThat(KeySpace.between(ColumnType.INT64, 1L, 100L).cuts(4))
        .isEqualTo(List.of(26L, 51L, 76L));
  }

  @Test
  void cuts_oneRange() {
    assertThat(KeySpace.between(ColumnType.INT32, 1, 100).cuts(1)).isEmpty();
  }

  @Test
  void cuts_oneKey() {
    assertThat(KeySpace.between(ColumnType.INT16, (short) 7, (short) 7).cuts(4)).isEmpty();
  }

  @Test
  void cuts_fewerKeysThanRanges() {
    assertThat(KeySpace.between(ColumnType.INT16, (short) 7, (short) 9).cuts(10))
        .isEqualTo(List.of((short) 8, (short) 9));
  }

  @Test
  void cuts_allLongs() {
    assertThat(KeySpace.between(ColumnType.INT64, Long.MIN_VALUE, Long.MAX_VALUE).cuts(2))
        .isEqualTo(List.of(0L));
  }

  @Test
  void cuts_decimals_inUnitsOfTheLastDigit() {
    assertThat(
            KeySpace.between(ColumnType.DECIMAL, new BigDecimal("0.1"), new BigDecimal("0.13"))
                .cuts(4))
        .isEqualTo(List.of(new BigDecimal("0.11"), new BigDecimal("0.12"), new BigDecimal("0.13")));
  }

  @Test
  void cuts_decimalsWithoutAUnit() {
    assertThat(
            KeySpace.between(ColumnType.DECIMAL, BigDecimal.ZERO, new BigDecimal("1E+2")).cuts(2))
        .isEqualTo(List.of(new BigDecimal("50")));
  }

  @Test
  void cuts_dates() {
    assertThat(
            KeySpace.between(
                    ColumnType.DATE, LocalDate.of(9999, 12, 30), LocalDate.of(9999, 12, 31))
                .cuts(5))
        .isEqualTo(List.of(LocalDate.of(9999, 12, 31)));
  }

  @Test
  void cuts_timestamps_inMicroseconds() {
    LocalDateTime first = LocalDateTime.of(1969, 12, 31, 23, 59, 59, 999_999_000);

    assertThat(KeySpace.between(ColumnType.TIMESTAMP, first, first.plusNanos(1_000)).cuts(9))
        .isEqualTo(List.of(LocalDateTime.of(1970, 1, 1, 0, 0)));
  }

  @Test
  void cuts_infiniteInstants_areNotAllOfTheSpace() {
    Instant infinite = OffsetDateTime.MAX.toInstant();

    assertThat(
            KeySpace.between(
                    ColumnType.TIMESTAMPTZ, Instant.parse("2024-01-01T00:00:00Z"), infinite)
                .cuts(2))
        .allMatch(cut -> ((Instant) cut).isBefore(Instant.parse("9999-12-31T00:00:00Z")));
  }

  @Property
  void cuts_ascendWithinTheSpace(
      @ForAll long one, @ForAll long other, @ForAll @IntRange(min = 1, max = 200) int ranges) {
    long min = Math.min(one, other);
    long max = Math.max(one, other);

    List<Serializable> cuts = KeySpace.between(ColumnType.INT64, min, max).cuts(ranges);

    assertThat(Stream.concat(Stream.of(min), cuts.stream().map(Long.class::cast)))
        .isSortedAccordingTo(Long::compare)
        .doesNotHaveDuplicates()
        .allMatch(cut -> cut <= max);
    assertThat(cuts).hasSizeLessThan(ranges);
  }
}
