package io.millrace.flow.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.flow.records.Samples.Sign;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.beam.sdk.coders.CannotProvideCoderException;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.CoderException;
import org.apache.beam.sdk.coders.CoderRegistry;
import org.apache.beam.sdk.util.CoderUtils;
import org.apache.beam.sdk.values.TypeDescriptor;

/** What holds of every record: these have components of every kind, nulls among them. */
class RecordPropertiesTest {

  private static final Coder<Whole> CODER = coder();

  record Numbers(
      boolean yes,
      byte tiny,
      short small,
      char letter,
      int medium,
      long large,
      float rough,
      double fine) {}

  record Boxes(
      Boolean yes,
      Byte tiny,
      Short small,
      Character letter,
      Integer medium,
      Long large,
      Float rough,
      Double fine) {}

  record Times(
      Instant instant,
      LocalDate date,
      LocalTime time,
      LocalDateTime dateTime,
      OffsetDateTime offset,
      ZonedDateTime zoned,
      Duration duration,
      Timestamp timestamp,
      org.joda.time.Instant joda) {}

  record Pair<A, B>(A first, B second) {}

  record Whole(
      String text,
      BigInteger big,
      BigDecimal decimal,
      UUID uuid,
      Sign sign,
      Numbers numbers,
      Boxes boxes,
      Times times,
      Optional<String> optional,
      List<Pair<String, Sign>> list,
      Set<Integer> set,
      Map<String, Pair<Long, Instant>> map) {}

  @Property(tries = 300)
  void decode_whatWasEncoded_isEqual(@ForAll("records") Whole whole) throws Exception {
    assertThat(decoded(encoded(whole))).isEqualTo(whole);
  }

  @Property(tries = 300)
  void encode_anEqualRecord_givesEqualBytes(@ForAll("records") Whole whole) throws Exception {
    Whole equal = decoded(encoded(whole));

    assertThat(encoded(equal)).isEqualTo(encoded(whole));
  }

  @Property(tries = 300)
  void encode_twoRecordsInARow_areReadOneAfterTheOther(
      @ForAll("records") Whole one, @ForAll("records") Whole other) throws Exception {
    byte[] first = encoded(one);
    byte[] second = encoded(other);
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);

    ByteArrayInputStream in = new ByteArrayInputStream(both);

    assertThat(List.of(CODER.decode(in), CODER.decode(in))).containsExactly(one, other);
    assertThat(in.available()).isZero();
  }

  @Property(tries = 300)
  void decode_bytesCutShort_isRefused(@ForAll("records") Whole whole, @ForAll int at)
      throws Exception {
    byte[] bytes = encoded(whole);
    byte[] cut = Arrays.copyOf(bytes, Math.floorMod(at, bytes.length));

    assertThatThrownBy(() -> decoded(cut)).isInstanceOf(CoderException.class);
  }

  @Property(tries = 300)
  void decode_oneByteChanged_isARecordOrRefused(
      @ForAll("records") Whole whole, @ForAll int at, @ForAll byte to) throws Exception {
    byte[] bytes = encoded(whole);
    bytes[Math.floorMod(at, bytes.length)] = to;

    assertThat(decodedOrRefusal(bytes)).isInstanceOfAny(Whole.class, CoderException.class);
  }

  @Property(tries = 100)
  void decode_moreNullsThanBitsOfALong_isEqual(@ForAll("wideRecords") Wide wide) throws Exception {
    Coder<Wide> coder = Records.coder(TypeDescriptor.of(Wide.class), CoderRegistry.createDefault());

    assertThat(CoderUtils.clone(coder, wide)).isEqualTo(wide);
  }

  @Provide
  Arbitrary<Wide> wideRecords() {
    return AnyRecord.of(Wide.class);
  }

  @Provide
  Arbitrary<Whole> records() {
    return AnyRecord.of(Whole.class);
  }

  private static Coder<Whole> coder() {
    try {
      return Records.coder(TypeDescriptor.of(Whole.class), CoderRegistry.createDefault());
    } catch (CannotProvideCoderException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] encoded(Whole whole) throws CoderException {
    return CoderUtils.encodeToByteArray(CODER, whole);
  }

  private static Whole decoded(byte[] bytes) throws Exception {
    return CODER.decode(new ByteArrayInputStream(bytes));
  }

  private static Object decodedOrRefusal(byte[] bytes) {
    try {
      return decoded(bytes);
    } catch (Exception e) {
      return e;
    }
  }
}
