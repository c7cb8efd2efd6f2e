package io.millrace.flow.records;

import static java.util.function.Predicate.not;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.flow.records.Samples.InKeys;
import io.millrace.flow.records.Samples.Sample;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.Coder.NonDeterministicException;
import org.apache.beam.sdk.coders.CoderException;
import org.apache.beam.sdk.coders.CoderRegistry;
import org.apache.beam.sdk.util.CoderUtils;
import org.apache.beam.sdk.util.SerializableUtils;
import org.apache.beam.sdk.values.TypeDescriptor;
import org.apache.beam.sdk.values.TypeParameter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@link RecordCoder}'s table says, of every type in it. */
class ComponentTypesTest {

  record Box<T>(T value) {}

  record Primitives(
      boolean yes,
      byte tiny,
      short small,
      char letter,
      int medium,
      long large,
      float rough,
      double fine) {}

  static Stream<Sample> samples() {
    return Samples.all();
  }

  static Stream<Sample> keys() {
    return Samples.all().filter(sample -> sample.key() != InKeys.NO);
  }

  static Stream<Sample> noKeys() {
    return Samples.all().filter(sample -> sample.key() == InKeys.NO);
  }

  @ParameterizedTest
  @MethodSource("samples")
  void encode_everyType_givesTheBytesThatItHasForEver(Sample sample) throws Exception {
    byte[] bytes = CoderUtils.encodeToByteArray(coder(sample.type()), box(sample.value()));

    assertThat(HexFormat.of().formatHex(bytes)).isEqualTo("00" + sample.bytes());
  }

  @ParameterizedTest
  @MethodSource("samples")
  void decode_everyType_givesTheValue(Sample sample) throws Exception {
    byte[] bytes = HexFormat.of().parseHex("00" + sample.bytes());

    assertThat(CoderUtils.decodeFromByteArray(coder(sample.type()), bytes).value())
        .isEqualTo(sample.value());
  }

  @ParameterizedTest
  @MethodSource("samples")
  void decode_everyTypeNull_givesNull(Sample sample) throws Exception {
    byte[] bytes = CoderUtils.encodeToByteArray(coder(sample.type()), box(null));

    assertThat(bytes).containsExactly(1);
    assertThat(CoderUtils.decodeFromByteArray(coder(sample.type()), bytes).value()).isNull();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void decode_everyTypeCutShort_isRefused(Sample sample) {
    byte[] bytes = HexFormat.of().parseHex("00" + sample.bytes());

    assertThat(Stream.iterate(0, length -> length + 1).limit(bytes.length))
        .allSatisfy(
            length ->
                assertThatThrownBy(
                        () ->
                            CoderUtils.decodeFromByteArray(
                                coder(sample.type()), Arrays.copyOf(bytes, length)))
                    .isInstanceOf(CoderException.class));
  }

  @ParameterizedTest
  @MethodSource("keys")
  void verifyDeterministic_typeForKeys_passes(Sample sample) throws Exception {
    coder(sample.type()).verifyDeterministic();
  }

  @ParameterizedTest
  @MethodSource("noKeys")
  void verifyDeterministic_typeNotForKeys_saysWhatToUse(Sample sample) {
    assertThatThrownBy(() -> coder(sample.type()).verifyDeterministic())
        .isInstanceOf(NonDeterministicException.class)
        .hasMessageContaining("every component needs a deterministic coder")
        .hasRootCauseInstanceOf(NonDeterministicException.class)
        .rootCause()
        .hasMessageContaining("; use a ");
  }

  @ParameterizedTest
  @MethodSource("samples")
  void structuralValue_everyTypeDecodedTwice_isEqual(Sample sample) throws Exception {
    byte[] bytes = HexFormat.of().parseHex("00" + sample.bytes());
    Coder<Box<Object>> coder = coder(sample.type());

    assertThat(coder.structuralValue(CoderUtils.decodeFromByteArray(coder, bytes)))
        .isEqualTo(coder.structuralValue(CoderUtils.decodeFromByteArray(coder, bytes)));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void consistentWithEquals_everyType_isWhetherDecodedTwiceIsEqual(Sample sample) throws Exception {
    byte[] bytes = HexFormat.of().parseHex("00" + sample.bytes());
    Coder<Box<Object>> coder = coder(sample.type());

    boolean equal =
        CoderUtils.decodeFromByteArray(coder, bytes)
            .equals(CoderUtils.decodeFromByteArray(coder, bytes));

    assertThat(coder.consistentWithEquals())
        .isEqualTo(equal && !sample.name().equals("Collection"));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void coder_everyTypeSerialised_isEqual(Sample sample) throws Exception {
    Coder<Box<Object>> coder = coder(sample.type());

    assertThat(SerializableUtils.clone(coder)).isEqualTo(coder).hasSameHashCodeAs(coder);
  }

  @Test
  void encode_primitives_giveTheBytesOfTheirBoxes() throws Exception {
    byte[] bytes =
        CoderUtils.encodeToByteArray(
            Records.coder(TypeDescriptor.of(Primitives.class), CoderRegistry.createDefault()),
            new Primitives(true, (byte) -2, (short) -2, 'ÿ', -1, 300, -0.0f, Double.NaN));

    assertThat(HexFormat.of().formatHex(bytes))
        .isEqualTo(
            "01"
                + "fe"
                + "fffe"
                + "ff01"
                + "ffffffff0f"
                + "ac02"
                + "80000000"
                + "7ff8000000000000");
  }

  @Test
  void samples_ofEveryClassThatHasACoder() {
    Set<Class<?>> sampled =
        Samples.all().map(sample -> sample.type().getRawType()).collect(toSet());

    assertThat(sampled).containsAll(ValueCoders.classes());
  }

  @Test
  void table_inRecordCodersJavadoc_saysTheSameAsTheSamples() throws Exception {
    Set<String> primitives =
        Set.of("boolean", "byte", "short", "char", "int", "long", "float", "double");

    Map<String, String> table =
        rows().flatMap(ComponentTypesTest::cells).collect(toMap(cell -> cell[0], cell -> cell[1]));
    table.keySet().removeAll(primitives);

    assertThat(table)
        .containsExactlyInAnyOrderEntriesOf(
            Samples.all().collect(toMap(Sample::name, sample -> words(sample.key()))));
  }

  private static String words(InKeys key) {
    return switch (key) {
      case YES -> "yes";
      case NO -> "no";
      case BY_CONTENT -> "by content";
    };
  }

  private static Stream<MatchResult> rows() throws Exception {
    String source =
        Files.readString(Path.of("src/main/java/io/millrace/flow/records/RecordCoder.java"));
    return Pattern.compile("<tr><td>\\{@code ([^}]+)}\\s*<td>.*?<td>([a-z ]+)$", Pattern.MULTILINE)
        .matcher(source.replaceAll("\n \\* (?!<)", " "))
        .results();
  }

  private static Stream<String[]> cells(MatchResult row) {
    return Pattern.compile(" ")
        .splitAsStream(row.group(1))
        .filter(not(String::isBlank))
        .map(type -> new String[] {type, row.group(2)});
  }

  private static Box<Object> box(Object value) {
    return new Box<>(value);
  }

  /** A coder of a box whose type argument is known to be some type. */
  @SuppressWarnings("unchecked") // the box has values of that type
  private static <T> Coder<Box<Object>> coder(TypeDescriptor<T> type) throws Exception {
    TypeDescriptor<?> box = new TypeDescriptor<Box<T>>() {}.where(new TypeParameter<T>() {}, type);
    return (Coder<Box<Object>>) (Coder<?>) Records.coder(box, CoderRegistry.createDefault());
  }
}
