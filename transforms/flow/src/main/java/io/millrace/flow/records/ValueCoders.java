package io.millrace.flow.records;

import io.millrace.flow.records.ValueCoder.Decode;
import io.millrace.flow.records.ValueCoder.Encode;
import io.millrace.flow.records.ValueCoder.Use;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.CoderException;

/**
 * Coders of the classes whose values have no parts: numbers, texts, times, arrays of primitives,
 * enums. {@link RecordCoder} has the table.
 *
 * <p>Beam's registry has coders for a few of them. These here cost no allocation, refuse what they
 * cannot read with one kind of exception, and lose nothing: see {@link Text}. Beam's {@code
 * BigDecimalCoder}, not registered, formats an error message for every value that it encodes: a
 * third of the time of a reduce with decimals, in a profile.
 */
final class ValueCoders {

  private static final Map<Class<?>, Coder<?>> BY_CLASS =
      Stream.of(basic(), TimeCoders.all(), OldTimeCoders.all(), ArrayCoders.all())
          .flatMap(coders -> coders)
          .collect(
              Collectors.toUnmodifiableMap(
                  coder -> coder.getEncodedTypeDescriptor().getRawType(), coder -> coder));

  private ValueCoders() {}

  /** The coder of a class, if it is one of these. */
  static Optional<Coder<?>> of(Class<?> type) {
    return type.isEnum() ? Optional.of(ofEnum(type)) : Optional.ofNullable(BY_CLASS.get(type));
  }

  /** Every class that has a coder here; enums, of which there is no end, not among them. */
  static Set<Class<?>> classes() {
    return BY_CLASS.keySet();
  }

  private static Stream<ValueCoder<?>> basic() {
    return Stream.of(
        key(Boolean.class, Wire::writeBoolean, Wire::readBoolean),
        key(Byte.class, Wire::writeByte, Wire::readByte),
        key(Short.class, Wire::writeShort, Wire::readShort),
        key(Integer.class, Wire::writeInt, Wire::readInt),
        key(Long.class, Wire::writeLong, Wire::readLong),
        key(Character.class, Wire::writeChar, Wire::readChar),
        new ValueCoder<>(Float.class, Use.FLOATING, Wire::writeFloat, Wire::readFloat),
        new ValueCoder<>(Double.class, Use.FLOATING, Wire::writeDouble, Wire::readDouble),
        key(String.class, Text::write, Text::read),
        key(BigInteger.class, ValueCoders::write, ValueCoders::readBigInteger),
        key(BigDecimal.class, ValueCoders::write, ValueCoders::readBigDecimal),
        key(UUID.class, ValueCoders::write, ValueCoders::readUuid));
  }

  static <T> ValueCoder<T> key(Class<T> type, Encode<T> encode, Decode<T> decode) {
    return new ValueCoder<>(type, Use.KEY, encode, decode);
  }

  private static void write(BigDecimal value, OutputStream out) throws IOException {
    Wire.writeSigned(value.scale(), out);
    write(value.unscaledValue(), out);
  }

  private static BigDecimal readBigDecimal(InputStream in) throws IOException {
    int scale = Wire.readSignedInt(in);
    int length = Wire.readLength(in);
    return isLong(length)
        ? BigDecimal.valueOf(Wire.readBigEndian(length, in), scale)
        : new BigDecimal(new BigInteger(Wire.readBytes(length, in)), scale);
  }

  /** As many bytes as {@link BigInteger#toByteArray} has, mostly without making that array. */
  private static void write(BigInteger value, OutputStream out) throws IOException {
    int length = value.bitLength() / Byte.SIZE + 1;
    if (isLong(length)) {
      Wire.writeInt(length, out);
      Wire.writeBigEndian(value.longValue(), length, out);
    } else {
      Wire.writeBytes(value.toByteArray(), out);
    }
  }

  private static BigInteger readBigInteger(InputStream in) throws IOException {
    int length = Wire.readLength(in);
    return isLong(length)
        ? BigInteger.valueOf(Wire.readBigEndian(length, in))
        : new BigInteger(Wire.readBytes(length, in));
  }

  private static boolean isLong(int length) {
    return 1 <= length && length <= Long.BYTES;
  }

  private static void write(UUID value, OutputStream out) throws IOException {
    Wire.writeBigEndian(value.getMostSignificantBits(), Long.BYTES, out);
    Wire.writeBigEndian(value.getLeastSignificantBits(), Long.BYTES, out);
  }

  private static UUID readUuid(InputStream in) throws IOException {
    return new UUID(Wire.readBigEndian(Long.BYTES, in), Wire.readBigEndian(Long.BYTES, in));
  }

  /** Enums by name: reordering the constants does not change what is stored. */
  @SuppressWarnings({"unchecked", "rawtypes"}) // the class is an enum, which generics cannot say
  private static Coder<?> ofEnum(Class<?> type) {
    return key(
        (Class<Enum>) type,
        (value, out) -> Text.write(value.name(), out),
        in -> constant((Class<Enum>) type, Text.read(in)));
  }

  private static <E extends Enum<E>> E constant(Class<E> type, String name) throws CoderException {
    try {
      return Enum.valueOf(type, name);
    } catch (IllegalArgumentException e) {
      throw new CoderException(
          "%s has no constant \"%s\", but %s; keep the names that stored data has"
              .formatted(type.getName(), name, Arrays.toString(type.getEnumConstants())),
          e);
    }
  }
}
