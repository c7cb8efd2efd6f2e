package io.millrace.flow.records;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.beam.sdk.coders.BigEndianLongCoder;
import org.apache.beam.sdk.coders.BigEndianShortCoder;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.CustomCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.coders.VarLongCoder;
import org.apache.beam.sdk.util.VarInt;
import org.apache.beam.sdk.values.TypeDescriptor;

/**
 * Coders of the value types that records are made of and that Beam's registry knows no coder for:
 * {@code java.time}, big numbers, UUIDs and enums. All are deterministic and keep every nanosecond.
 *
 * <p>Beam has a {@code BigDecimalCoder}, not registered, which formats an error message for every
 * value that it encodes: a third of the time of a reduce with decimals, in a profile.
 */
final class ValueCoders {

  private static final Map<Class<?>, Coder<?>> BY_CLASS =
      Map.of(
          BigDecimal.class,
              new ValueCoder<>(
                  BigDecimal.class,
                  (value, out) -> {
                    VarInt.encode(value.scale(), out);
                    write(value.unscaledValue(), out);
                  },
                  in -> {
                    int scale = VarInt.decodeInt(in);
                    return new BigDecimal(bigInteger(in), scale);
                  }),
          BigInteger.class,
              new ValueCoder<>(BigInteger.class, ValueCoders::write, ValueCoders::bigInteger),
          Short.class, BigEndianShortCoder.of(),
          Character.class,
              new ValueCoder<>(
                  Character.class,
                  (value, out) -> VarInt.encode((int) value, out),
                  in -> (char) VarInt.decodeInt(in)),
          Instant.class, new ValueCoder<>(Instant.class, ValueCoders::write, ValueCoders::instant),
          LocalDate.class,
              new ValueCoder<>(
                  LocalDate.class,
                  (value, out) -> VarLongCoder.of().encode(value.toEpochDay(), out),
                  in -> LocalDate.ofEpochDay(VarLongCoder.of().decode(in))),
          LocalTime.class,
              new ValueCoder<>(
                  LocalTime.class,
                  (value, out) -> VarInt.encode(value.toNanoOfDay(), out),
                  in -> LocalTime.ofNanoOfDay(VarInt.decodeLong(in))),
          LocalDateTime.class,
              new ValueCoder<>(
                  LocalDateTime.class,
                  (value, out) -> write(value.toInstant(ZoneOffset.UTC), out),
                  in -> LocalDateTime.ofInstant(instant(in), ZoneOffset.UTC)),
          OffsetDateTime.class,
              new ValueCoder<>(
                  OffsetDateTime.class,
                  (value, out) -> {
                    write(value.toInstant(), out);
                    VarLongCoder.of().encode((long) value.getOffset().getTotalSeconds(), out);
                  },
                  in ->
                      OffsetDateTime.ofInstant(
                          instant(in),
                          ZoneOffset.ofTotalSeconds(
                              Math.toIntExact(VarLongCoder.of().decode(in))))),
          UUID.class,
              new ValueCoder<>(
                  UUID.class,
                  (value, out) -> {
                    BigEndianLongCoder.of().encode(value.getMostSignificantBits(), out);
                    BigEndianLongCoder.of().encode(value.getLeastSignificantBits(), out);
                  },
                  in ->
                      new UUID(
                          BigEndianLongCoder.of().decode(in), BigEndianLongCoder.of().decode(in))));

  private ValueCoders() {}

  /** The coder of a class, if it is one of these. */
  static Optional<Coder<?>> of(Class<?> type) {
    return type.isEnum() ? Optional.of(ofEnum(type)) : Optional.ofNullable(BY_CLASS.get(type));
  }

  private static void write(BigInteger value, OutputStream out) throws IOException {
    byte[] bytes = value.toByteArray();
    VarInt.encode(bytes.length, out);
    out.write(bytes);
  }

  private static BigInteger bigInteger(InputStream in) throws IOException {
    int length = VarInt.decodeInt(in);
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException("a number ends after %d of %d bytes".formatted(bytes.length, length));
    }
    return new BigInteger(bytes);
  }

  private static void write(Instant value, OutputStream out) throws IOException {
    VarLongCoder.of().encode(value.getEpochSecond(), out);
    VarInt.encode(value.getNano(), out);
  }

  private static Instant instant(InputStream in) throws IOException {
    return Instant.ofEpochSecond(VarLongCoder.of().decode(in), VarInt.decodeInt(in));
  }

  /** Enums by name: reordering the constants does not change what is stored. */
  @SuppressWarnings({"unchecked", "rawtypes"}) // the class is an enum, which generics cannot say
  private static Coder<?> ofEnum(Class<?> type) {
    return new ValueCoder<>(
        (Class<Enum>) type,
        (value, out) -> StringUtf8Coder.of().encode(value.name(), out),
        in -> Enum.valueOf((Class<Enum>) type, StringUtf8Coder.of().decode(in)));
  }

  /** Writes a value. */
  private interface Encode<T> extends java.io.Serializable {
    void apply(T value, OutputStream out) throws IOException;
  }

  /** Reads a value. */
  private interface Decode<T> extends java.io.Serializable {
    T apply(InputStream in) throws IOException;
  }

  private static final class ValueCoder<T> extends CustomCoder<T> {

    private static final long serialVersionUID = 1L;

    private final Class<T> type;
    private final Encode<T> encode;
    private final Decode<T> decode;

    ValueCoder(Class<T> type, Encode<T> encode, Decode<T> decode) {
      this.type = type;
      this.encode = encode;
      this.decode = decode;
    }

    @Override
    public void encode(T value, OutputStream out) throws IOException {
      encode.apply(value, out);
    }

    @Override
    public T decode(InputStream in) throws IOException {
      return decode.apply(in);
    }

    @Override
    public void verifyDeterministic() {}

    @Override
    public boolean consistentWithEquals() {
      return true;
    }

    @Override
    public TypeDescriptor<T> getEncodedTypeDescriptor() {
      return TypeDescriptor.of(type);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof ValueCoder<?> that && type == that.type;
    }

    @Override
    public int hashCode() {
      return type.hashCode();
    }

    @Override
    public String toString() {
      return type.getSimpleName() + "Coder";
    }
  }
}
