package io.millrace.flow.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.beam.sdk.coders.CoderException;
import org.apache.beam.sdk.coders.StringUtf8Coder;

class TextTest {

  @Property
  void write_unicodeText_isWhatBeamWrites(@ForAll("texts") String text) throws Exception {
    ByteArrayOutputStream beams = new ByteArrayOutputStream();
    StringUtf8Coder.of().encode(text, beams);

    assertThat(written(text)).isEqualTo(beams.toByteArray());
  }

  @Property
  void read_anyString_givesIt(@ForAll("strings") String string) throws Exception {
    assertThat(read(written(string))).isEqualTo(string);
  }

  @Property
  void write_differentStrings_differs(
      @ForAll("strings") String one, @ForAll("strings") String other) throws Exception {
    Assume.that(!one.equals(other));

    assertThat(written(one)).isNotEqualTo(written(other));
  }

  @Property
  void read_anyBytes_givesAStringOfThoseBytesOrRefuses(@ForAll("byteArrays") byte[] bytes) {
    byte[] sized = sized(bytes);

    assertThat(sizedOrRefused(sized)).isIn(hex(sized), "refused");
  }

  @Example
  void write_halfAPair_isNotAQuestionMark() throws Exception {
    assertThat(hex(written("?"))).isEqualTo("013f");
    assertThat(hex(written("🙂".substring(0, 1)))).isEqualTo("03eda0bd");
    assertThat(hex(written("🙂".substring(1) + "?"))).isEqualTo("04edb9823f");
  }

  @Example
  void read_replacementCharacter_isText() throws Exception {
    assertThat(read(written("a\uFFFDb"))).isEqualTo("a\uFFFDb");
  }

  @Example
  void read_twoHalvesForAPair_isRefused() {
    assertThatThrownBy(() -> read(HexFormat.of().parseHex("06eda0bdedb982")))
        .isInstanceOf(CoderException.class)
        .hasMessage("a String's 6 bytes are not UTF-8");
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.strings().filter(text -> text.codePoints().noneMatch(TextTest::isHalf));
  }

  @Provide
  Arbitrary<String> strings() {
    return Arbitraries.strings()
        .withChars('?', 'a', 'é', '東', '\uFFFD', '\ud83d', '\ude42', '\udfff', '\u0000')
        .ofMaxLength(6);
  }

  @Provide
  Arbitrary<byte[]> byteArrays() {
    return Arbitraries.of(0x3f, 0x61, 0x80, 0xa0, 0xbd, 0xbf, 0xc0, 0xc3, 0xe0, 0xed, 0xef, 0xf0)
        .map(Integer::byteValue)
        .array(Byte[].class)
        .ofMaxSize(7)
        .map(TextTest::unboxed);
  }

  private static byte[] unboxed(Byte[] bytes) {
    byte[] unboxed = new byte[bytes.length];
    Arrays.setAll(new Object[bytes.length], i -> unboxed[i] = bytes[i]);
    return unboxed;
  }

  private static boolean isHalf(int codePoint) {
    return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
  }

  private static byte[] sized(byte[] bytes) {
    byte[] sized = new byte[bytes.length + 1];
    sized[0] = (byte) bytes.length;
    System.arraycopy(bytes, 0, sized, 1, bytes.length);
    return sized;
  }

  private static String sizedOrRefused(byte[] sized) {
    try {
      return hex(written(read(sized)));
    } catch (IOException e) {
      return "refused";
    }
  }

  private static byte[] written(String text) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Text.write(text, out);
    return out.toByteArray();
  }

  private static String read(byte[] bytes) throws IOException {
    return Text.read(new ByteArrayInputStream(bytes));
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
