package io.millrace.flow.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.beam.sdk.coders.CannotProvideCoderException;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.Coder.NonDeterministicException;
import org.apache.beam.sdk.coders.CoderException;
import org.apache.beam.sdk.coders.CoderRegistry;
import org.apache.beam.sdk.schemas.SchemaCoder;
import org.apache.beam.sdk.testing.CoderProperties;
import org.apache.beam.sdk.util.CoderUtils;
import org.apache.beam.sdk.values.TypeDescriptor;
import org.junit.jupiter.api.Test;

class RecordCoderTest {

  record Nothing() {}

  record Primitives(
      boolean yes, byte tiny, short small, int medium, long large, float rough, double fine) {}

  record Values(
      String text,
      Boolean yes,
      Integer medium,
      Long large,
      BigDecimal decimal,
      Instant instant,
      LocalDate date,
      LocalTime time,
      LocalDateTime dateTime,
      OffsetDateTime offset,
      UUID uuid,
      DayOfWeek day) {}

  record Nested(long id, List<Point> points, Map<String, Point> named, Point centre) {}

  record Point(int x, Integer y) {}

  record Pair<A, B>(A first, B second) {}

  record Positive(int value) {
    Positive {
      if (value <= 0) {
        throw new IllegalArgumentException("not positive: " + value);
      }
    }
  }

  record Amount(BigDecimal value) {}

  record Hiding(String text) {
    @Override
    public String text() {
      return text == null ? "none" : text;
    }
  }

  record Extremes(Instant instant, LocalDate date, LocalDateTime dateTime, OffsetDateTime offset) {

    static final Extremes LOW =
        new Extremes(Instant.MIN, LocalDate.MIN, LocalDateTime.MIN, OffsetDateTime.MIN);

    static final Extremes HIGH =
        new Extremes(Instant.MAX, LocalDate.MAX, LocalDateTime.MAX, OffsetDateTime.MAX);
  }

  record WithThread(Thread thread) {}

  record WithDouble(double value) {}

  static final Values FULL =
      new Values(
          "zürich 東京 🙂",
          true,
          -1,
          Long.MIN_VALUE,
          new BigDecimal("-123456789012345678901234567890.0100"),
          Instant.parse("1969-12-31T23:59:59.999999999Z"),
          LocalDate.of(-44, 3, 15),
          LocalTime.MAX,
          LocalDateTime.of(9999, 12, 31, 23, 59, 59, 999_999_000),
          OffsetDateTime.parse("2024-02-29T12:00:00.000001-11:30"),
          UUID.fromString("00000000-0000-0001-ffff-ffffffffffff"),
          DayOfWeek.SUNDAY);

  static final Values NULLS =
      new Values(null, null, null, null, null, null, null, null, null, null, null, null);

  @Test
  void encode_noComponents_isNoBytes() throws Exception {
    assertThat(encoded(Nothing.class, new Nothing())).isEmpty();
    CoderProperties.coderDecodeEncodeEqual(coder(Nothing.class), new Nothing());
  }

  @Test
  void encode_primitives_comesBack() throws Exception {
    CoderProperties.coderDecodeEncodeEqual(
        coder(Primitives.class),
        new Primitives(true, Byte.MIN_VALUE, (short) -2, Integer.MAX_VALUE, -1, -0.0f, Math.PI));
  }

  @Test
  void encode_everyValueType_comesBack() throws Exception {
    CoderProperties.coderDecodeEncodeEqual(coder(Values.class), FULL);
  }

  @Test
  void encode_nulls_takeOneBitEach() throws Exception {
    assertThat(encoded(Values.class, NULLS)).containsExactly(0xff, 0x0f);
    CoderProperties.coderDecodeEncodeEqual(coder(Values.class), NULLS);
  }

  @Test
  void encode_components_inOrderBehindTheNulls() throws Exception {
    assertThat(encoded(Point.class, new Point(1, 2))).containsExactly(0, 1, 2);
    assertThat(encoded(Point.class, new Point(1, null))).containsExactly(1, 1);
  }

  @Test
  void encode_nestedRecordsListsAndMaps_comeBack() throws Exception {
    CoderProperties.coderDecodeEncodeEqual(
        coder(Nested.class),
        new Nested(7, List.of(new Point(1, null)), Map.of("a", new Point(2, 3)), new Point(0, 0)));
  }

  @Test
  void encode_genericRecord_usesItsTypeArguments() throws Exception {
    Coder<Pair<String, List<Point>>> coder =
        Records.coder(
            new TypeDescriptor<Pair<String, List<Point>>>() {}, CoderRegistry.createDefault());

    CoderProperties.coderDecodeEncodeEqual(coder, new Pair<>("a", List.of(new Point(1, 2))));
  }

  @Test
  void encode_decimalsOfDifferentScale_areDifferentKeys() throws Exception {
    assertThat(encoded(Amount.class, new Amount(new BigDecimal("1.0"))))
        .isNotEqualTo(encoded(Amount.class, new Amount(new BigDecimal("1.00"))));
  }

  @Test
  void encode_equalDoubles_giveEqualBytes() throws Exception {
    double otherNaN = Double.longBitsToDouble(0x7ff8000000000001L);

    assertThat(encoded(WithDouble.class, new WithDouble(otherNaN)))
        .isEqualTo(encoded(WithDouble.class, new WithDouble(Double.NaN)));
    assertThat(encoded(WithDouble.class, new WithDouble(-0.0)))
        .isNotEqualTo(encoded(WithDouble.class, new WithDouble(0.0)));
  }

  @Test
  void encode_extremes_comeBack() throws Exception {
    CoderProperties.coderDecodeEncodeEqual(coder(Extremes.class), Extremes.LOW);
    CoderProperties.coderDecodeEncodeEqual(coder(Extremes.class), Extremes.HIGH);
  }

  @Test
  void encode_accessorThatHidesTheField_keepsTheField() throws Exception {
    Hiding decoded =
        CoderUtils.decodeFromByteArray(
            coder(Hiding.class), encoded(Hiding.class, new Hiding(null)));

    assertThat(decoded).isEqualTo(new Hiding(null));
  }

  @Test
  void structuralValue_arraysAndSets_isByContentAndWhateverTheOrder() throws Exception {
    Coder<Pair<byte[], Set<Integer>>> coder =
        Records.coder(
            new TypeDescriptor<Pair<byte[], Set<Integer>>>() {}, CoderRegistry.createDefault());

    assertThat(coder.structuralValue(new Pair<>(new byte[] {1}, ordered(1, 2))))
        .isEqualTo(coder.structuralValue(new Pair<>(new byte[] {1}, ordered(2, 1))));
    assertThat(coder.consistentWithEquals()).isFalse();
  }

  @Test
  void encode_null_isRefused() {
    assertThatThrownBy(() -> encoded(Point.class, null))
        .isInstanceOf(CoderException.class)
        .hasMessageContaining("cannot encode a null");
  }

  @Test
  void decode_constructorThatChecks_checksAgain() throws Exception {
    byte[] minusOne = CoderUtils.encodeToByteArray(coder(Point.class), new Point(-1, null));
    byte[] bytes = {minusOne[1], minusOne[2], minusOne[3], minusOne[4], minusOne[5]};

    assertThatThrownBy(() -> CoderUtils.decodeFromByteArray(coder(Positive.class), bytes))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("not positive: -1");
  }

  @Test
  void decode_nothingThere_saysSo() {
    assertThatThrownBy(() -> CoderUtils.decodeFromByteArray(coder(Point.class), new byte[0]))
        .isInstanceOf(CoderException.class)
        .hasMessageContaining("ends inside of a value");
  }

  @Test
  void coder_serialised_isEqual() throws Exception {
    CoderProperties.coderSerializable(coder(Values.class));
    assertThat(coder(Values.class)).isEqualTo(coder(Values.class));
    assertThat(coder(Values.class)).isNotEqualTo(coder(Point.class));
  }

  @Test
  void coder_componentsWithASchema_isASchemaCoder() throws Exception {
    assertThat(coder(Point.class)).isInstanceOf(SchemaCoder.class);
  }

  @Test
  void verifyDeterministic_componentsThatAre_passes() throws Exception {
    coder(Values.class).verifyDeterministic();
  }

  @Test
  void verifyDeterministic_doubleComponent_fails() throws Exception {
    Coder<WithDouble> coder = coder(WithDouble.class);

    assertThatThrownBy(coder::verifyDeterministic)
        .isInstanceOf(NonDeterministicException.class)
        .hasMessageContaining("every component needs a deterministic coder");
  }

  @Test
  void coder_componentWithoutCoder_isRefusedNamingIt() {
    assertThatThrownBy(() -> coder(WithThread.class))
        .isInstanceOf(CannotProvideCoderException.class)
        .hasMessageContainingAll("component thread of", "WithThread");
  }

  @Test
  void registry_record_givesARecordCoder() throws Exception {
    assertThat(CoderRegistry.createDefault().getCoder(Point.class)).isEqualTo(coder(Point.class));
  }

  @Test
  void registry_valueTypes_areDeterministic() throws Exception {
    CoderRegistry registry = CoderRegistry.createDefault();

    registry.getCoder(Instant.class).verifyDeterministic();
    registry.getCoder(DayOfWeek.class).verifyDeterministic();
    registry.getCoder(BigDecimal.class).verifyDeterministic();
    registry.getCoder(Short.class).verifyDeterministic();
    registry.getCoder(new TypeDescriptor<List<UUID>>() {}).verifyDeterministic();
  }

  private static Set<Integer> ordered(Integer... elements) {
    return new LinkedHashSet<>(List.of(elements));
  }

  private static <R> Coder<R> coder(Class<R> type) throws CannotProvideCoderException {
    return Records.coder(TypeDescriptor.of(type), CoderRegistry.createDefault());
  }

  private static <R> byte[] encoded(Class<R> type, R value) throws Exception {
    return CoderUtils.encodeToByteArray(coder(type), value);
  }
}
