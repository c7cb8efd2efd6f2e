package io.millrace.flow.records;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.flow.records.Samples.Sample;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.sql.Timestamp;
import java.util.HexFormat;
import org.apache.beam.sdk.coders.CannotProvideCoderException;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.CoderException;
import org.apache.beam.sdk.coders.CoderRegistry;
import org.joda.time.DateTime;
import org.joda.time.chrono.BuddhistChronology;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bytes that no encoding has. */
class WireTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Boolean            | 02                       | a boolean is 0 or 1, and not 2
          Integer            | 8080808010               | no int: 4294967296
          Long               | 80808080808080808080     | a number goes on after ten bytes
          Character          | 808004                   | no char: 65536
          String             | ffffffff07 61            | the encoding ends after 1 of 2147483647 bytes
          String             | ffffffff0f               | a length of 4294967295 bytes
          String             | 01 ff                    | a String's 1 bytes are not UTF-8
          byte[]             | ffffffff07 61            | the encoding ends after 1 of 2147483647 bytes
          int[]              | 03 000000                | 3 bytes are no int[]
          boolean[]          | 01 02                    | a boolean is 0 or 1, and not 2
          BigInteger         | 00                       | the bytes are no BigInteger: Zero length BigInteger
          BigInteger         | ffffffff07 61            | the encoding ends after 1 of 2147483647 bytes
          BigDecimal         | 00 ffffffff07 61         | the encoding ends after 1 of 2147483647 bytes
          Instant            | 00 8094ebdc03            | a second has 0 to 999999999 nanoseconds, and not 1000000000
          LocalTime          | 8080bc8ac9d213           | the bytes are no LocalTime: Invalid value for NanoOfDay
          LocalDate          | ffffffffffffffffff01     | the bytes are no LocalDate: Invalid value for EpochDay
          MonthDay           | 02 1e                    | the bytes are no MonthDay: Illegal value for DayOfMonth
          ZoneId             | 03 4d 61 72              | the bytes are no ZoneId: Unknown time-zone ID
          enum               | 01 61                    | has no constant "a", but [PLUS, MINUS]; keep the names that stored data has
          List               | feffffff0f 01            | the encoding ends inside of a value
          List               | ffffffff0f 01            | the encoding ends after 1 of 268435456 bytes
          List               | 8080808010               | a size of 2147483648
          Set                | 04 01 01                 | a set of 2 has equal elements
          Map                | 04 0161 0161 04 01 02    | a map of 2 keys, 1 of them different, has 2 values
          Map                | 02 0161 00               | a map of 1 keys, 0 of them different, has 0 values
          Optional           | 02                       | NullableCoder expects either a byte valued 0 (null) or 1 (present), got 2
          """)
  void decode_bytesThatNoValueHas_isRefused(String type, String bytes, String message) {
    InputStream in = new ByteArrayInputStream(HexFormat.of().parseHex(bytes.replace(" ", "")));

    assertThatThrownBy(() -> coder(type).decode(in))
        .isInstanceOf(CoderException.class)
        .hasMessageContaining(message);
  }

  @Test
  void encode_dateOfAnotherClass_isRefusedBecauseItWouldComeBackAsLess() {
    assertThatThrownBy(
            () -> coder("java.util.Date").encode(new Timestamp(1), new ByteArrayOutputStream()))
        .isInstanceOf(CoderException.class)
        .hasMessage(
            "a java.sql.Timestamp where a java.util.Date is declared; declare the class that the"
                + " values have");
  }

  @Test
  void encode_dateTimeOfAnotherCalendar_isRefused() {
    DateTime buddhist = new DateTime(0, BuddhistChronology.getInstanceUTC());

    assertThatThrownBy(
            () -> coder("org.joda.time.DateTime").encode(buddhist, new ByteArrayOutputStream()))
        .isInstanceOf(CoderException.class)
        .hasMessage(
            "a DateTime in the calendar BuddhistChronology[UTC]; only the ISO calendar has an"
                + " encoding");
  }

  private static Coder<Object> coder(String name) throws CannotProvideCoderException {
    return ComponentCoders.from(CoderRegistry.createDefault())
        .of(
            Samples.all()
                .filter(sample -> sample.name().equals(name))
                .map(Sample::type)
                .findFirst()
                .orElseThrow());
  }
}
