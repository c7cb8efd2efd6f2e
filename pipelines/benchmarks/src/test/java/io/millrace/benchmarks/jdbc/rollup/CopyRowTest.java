package io.millrace.benchmarks.jdbc.rollup;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class CopyRowTest {

  private final CopyRow row = new CopyRow();

  /** Customer 7, created one second into 2000, and a numeric: weight, sign, digits. */
  private static byte[] row(int weight, int sign, int... digits) {
    ByteBuffer bytes = ByteBuffer.allocate(100).putShort((short) 3);
    bytes.putInt(8).putLong(7);
    bytes.putInt(8 + 2 * digits.length);
    bytes.putShort((short) digits.length).putShort((short) weight).putShort((short) sign);
    bytes.putShort((short) 2);
    for (int digit : digits) {
      bytes.putShort((short) digit);
    }
    bytes.putInt(8).putLong(1_000_000);
    return java.util.Arrays.copyOf(bytes.array(), bytes.position());
  }

  @Test
  void parse_row() {
    assertThat(row.parse(row(1, 0, 12, 3456, 7800))).isTrue();

    assertThat(row.customer()).isEqualTo(7);
    assertThat(row.cents()).isEqualTo(12_345_678);
    assertThat(row.micros()).isEqualTo(1_000_000);
  }

  @Test
  void parse_trailingZerosLeftOut() {
    assertThat(row.parse(row(1, 0, 12))).isTrue();

    assertThat(row.cents()).isEqualTo(12_000_000);
  }

  @Test
  void parse_lessThanOne() {
    assertThat(row.parse(row(-1, 0, 500))).isTrue();

    assertThat(row.cents()).isEqualTo(5);
  }

  @Test
  void parse_negative() {
    assertThat(row.parse(row(0, 0x4000, 1, 2500))).isTrue();

    assertThat(row.cents()).isEqualTo(-125);
  }

  @Test
  void parse_zero() {
    assertThat(row.parse(row(0, 0))).isTrue();

    assertThat(row.cents()).isZero();
  }

  @Test
  void parse_end() {
    assertThat(row.parse(new byte[] {-1, -1})).isFalse();
  }
}
