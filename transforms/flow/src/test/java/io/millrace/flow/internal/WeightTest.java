package io.millrace.flow.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.beam.sdk.schemas.Schema;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.Row;
import org.assertj.core.api.AbstractLongAssert;
import org.junit.jupiter.api.Test;

/** What a text of 2,000 letters is held in weighs that much, and not much more. */
class WeightTest {

  private static final String TEXT = "x".repeat(2_000);

  record Letter(long number, String text) {}

  record Envelope(Letter letter, Integer stamps) {}

  static class Parcel {
    final long number = 1;
    final byte[] content = new byte[2_000];
  }

  static final class Express extends Parcel {
    final Parcel inside = new Parcel();
  }

  static final class Ring {
    Ring next = this;
  }

  @Test
  void of_record_isItsComponents() {
    assertAbout(new Letter(1, TEXT), 2_000);
    assertAbout(new Envelope(new Letter(1, TEXT), 1_000), 2_000);
  }

  @Test
  void of_rowOfBeam_isAllItsValues() {
    Schema schema =
        Schema.builder().addInt64Field("id").addStringField("a").addStringField("b").build();

    assertAbout(Row.withSchema(schema).addValues(1L, TEXT, TEXT).build(), 4_000);
  }

  @Test
  void of_objectOfSomeClass_isItsFieldsAndThoseOfItsSuperclass() {
    assertAbout(new Parcel(), 2_000);
    assertAbout(new Express(), 4_000);
  }

  @Test
  void of_whatHoldsOthers_isWhatTheyAre() {
    assertAbout(KV.of(TEXT, new Letter(1, TEXT)), 4_000);
    assertAbout(Map.entry(1, TEXT), 2_000);
    assertAbout(Optional.of(new Letter(1, TEXT)), 2_000);
    assertAbout(new Object[] {TEXT, 1, new byte[2_000]}, 4_000);
    assertAbout(Map.of("a", List.of(TEXT), "b", List.of(TEXT)), 4_000);
    assertAbout(Set.of(new Letter(1, TEXT), new Letter(2, TEXT)), 4_000);
    assertAbout(new long[500], 4_000);
    assertAbout(new short[1_000], 2_000);
  }

  @Test
  void of_listWhoseFirstElementIsShort_isItsMean() {
    List<String> texts =
        IntStream.range(0, 1_000).mapToObj(i -> i % 2 == 0 ? "" : "x".repeat(200)).toList();

    assertAbout(texts.subList(1, 1_000), 160_000);
    assertThat(Weight.of(texts)).isLessThan(300_000);
    assertAbout(List.of("", "", TEXT), 2_000);
  }

  @Test
  void of_textBeyondLatin_twoBytesACharacter() {
    assertAbout("ж".repeat(1_000), 2_000);
    assertAbout("x".repeat(1_000) + "日".repeat(1_000), 4_000);
  }

  @Test
  void of_bigNumbers_areTheirDigits() {
    assertAbout(BigInteger.ONE.shiftLeft(16_000), 2_000);
    assertAbout(new BigDecimal(BigInteger.TEN.pow(4_800)), 2_000);
    assertThat(Weight.of(new BigDecimal("12.50"))).isLessThan(64);
  }

  @Test
  void of_cycle_ends() {
    assertThat(Weight.of(new Ring())).isPositive();
    assertThat(Weight.of(Collections.nCopies(100_000, new Ring()))).isPositive();
  }

  @Test
  void of_nothing_isLittle() {
    assertThat(Weight.of(null)).isZero();
    assertThat(Weight.of(new HashSet<>())).isLessThan(64);
    assertThat(Weight.beyondSmall(1L)).isZero();
  }

  private static AbstractLongAssert<?> assertAbout(Object value, long bytes) {
    return assertThat(Weight.of(value)).isBetween(bytes, bytes + bytes / 2);
  }
}
