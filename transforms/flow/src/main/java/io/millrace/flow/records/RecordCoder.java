package io.millrace.flow.records;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.beam.sdk.coders.CannotProvideCoderException;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.CoderException;
import org.apache.beam.sdk.coders.CustomCoder;
import org.apache.beam.sdk.values.TypeDescriptor;

/**
 * Encodes a record as its components, in order, each with its own coder.
 *
 * <p>In front stand the nulls, one bit for each component that is not primitive, in as many bytes
 * as that takes; a component that is null takes no more. A record of primitives has nothing in
 * front.
 *
 * <table>
 * <caption>Components</caption>
 * <tr><th>type<th>encoding<th>in a key
 * <tr><td>{@code boolean Boolean byte Byte}<td>one byte<td>yes
 * <tr><td>{@code short Short}<td>two bytes<td>yes
 * <tr><td>{@code int Integer long Long char Character}<td>seven bits a byte, low ones first<td>yes
 * <tr><td>{@code float Float}<td>four bytes; every NaN is one, -0.0 is not 0.0<td>no
 * <tr><td>{@code double Double}<td>eight bytes; every NaN is one, -0.0 is not 0.0<td>no
 * <tr><td>{@code String}<td>length and UTF-8; half surrogate pairs come back too<td>yes
 * <tr><td>{@code BigInteger}<td>length and bytes<td>yes
 * <tr><td>{@code BigDecimal}<td>scale, length, bytes: 1.0 and 1.00 are two keys<td>yes
 * <tr><td>{@code UUID}<td>sixteen bytes<td>yes
 * <tr><td>{@code enum}<td>the constant's name<td>yes
 * <tr><td>{@code Instant LocalDateTime Duration}<td>seconds and nanoseconds<td>yes
 * <tr><td>{@code OffsetDateTime}<td>as {@code LocalDateTime}, and the offset's seconds<td>yes
 * <tr><td>{@code ZonedDateTime}<td>as {@code OffsetDateTime}, and the zone's name<td>yes
 * <tr><td>{@code LocalDate}<td>days since the epoch<td>yes
 * <tr><td>{@code LocalTime OffsetTime}<td>nanoseconds of the day; the offset's seconds<td>yes
 * <tr><td>{@code Period Year YearMonth MonthDay}<td>their numbers<td>yes
 * <tr><td>{@code ZoneId}<td>its name<td>yes
 * <tr><td>{@code ZoneOffset}<td>its seconds<td>yes
 * <tr><td>{@code java.sql.Timestamp}<td>milliseconds since the epoch and nanoseconds<td>yes
 * <tr><td>{@code java.sql.Date java.sql.Time java.util.Date}<td>milliseconds since the epoch<td>yes
 * <tr><td>{@code org.joda.time.Instant org.joda.time.Duration}<td>milliseconds<td>yes
 * <tr><td>{@code org.joda.time.DateTime}<td>milliseconds since the epoch, the zone's name<td>yes
 * <tr><td>{@code byte[] boolean[] short[] char[] int[] long[]}<td>length and bytes<td>by content
 * <tr><td>{@code float[] double[]}<td>length and bytes<td>no
 * <tr><td>{@code Object[]}<td>as {@code List}, of any type in this table<td>by content
 * <tr><td>{@code List}<td>size, a bit for each null if there are any, elements<td>yes
 * <tr><td>{@code Optional KV}<td>a byte for what is there, and that<td>yes
 * <tr><td>{@code Set Collection}<td>as {@code List}; a collection comes back as one<td>no
 * <tr><td>{@code Map}<td>keys as a {@code List}, values as a {@code List}<td>no
 * <tr><td>{@code record}<td>as described here; generic ones with their arguments<td>yes
 * </table>
 *
 * <p>Any other class needs a coder in the pipeline's registry. What has none is refused, by name of
 * the component: {@code Object}, interfaces (sealed ones too), a {@code Row}, which does not say
 * its schema, {@code ArrayList} and other implementations, a record that contains itself. Java
 * serialisation is never used, unless the class asks for it with {@code @DefaultCoder}.
 *
 * <p>What has parts is fit for a key if its parts are. "By content": such keys are one where they
 * are grouped, although Java's {@code equals} calls them different; a {@code List} is better.
 *
 * <p>Decoding calls the canonical constructor, so what it checks is checked again. Bytes that end
 * too early or that no value has are a {@code CoderException}; a length is not believed before as
 * many bytes are there. Adding, removing or reordering components changes the encoding, and so does
 * renaming an enum's constant.
 *
 * @param <R> the record
 */
public final class RecordCoder<R> extends CustomCoder<R> {

  private static final long serialVersionUID = 1L;

  private final TypeDescriptor<R> type;
  private final ArrayList<Coder<Object>> coders;
  private final boolean consistentWithEquals;
  private transient RecordCodec codec;

  @SuppressWarnings("unchecked") // the same type, without what an anonymous descriptor captures
  private RecordCoder(TypeDescriptor<R> type, List<Coder<Object>> coders) {
    this.type = (TypeDescriptor<R>) TypeDescriptor.of(type.getType());
    this.coders = new ArrayList<>(coders);
    this.consistentWithEquals = coders.stream().allMatch(Coder::consistentWithEquals);
  }

  /** See {@link Records#coder}. */
  static <R> RecordCoder<R> of(TypeDescriptor<R> type, ComponentCoders coders)
      throws CannotProvideCoderException {
    Records.checkRecord(type);
    return new RecordCoder<>(type, coders.ofComponents(type));
  }

  @Override
  public void encode(R value, OutputStream out) throws IOException {
    if (value == null) {
      throw new CoderException("cannot encode a null " + type);
    }
    codec().encode(value, out);
  }

  @Override
  @SuppressWarnings("unchecked") // the codec makes instances of the record
  public R decode(InputStream in) throws IOException {
    try {
      return (R) codec().decode(in);
    } catch (EOFException e) { // of a component's coder that is not ours
      throw new CoderException("the encoding of %s ends too early".formatted(type), e);
    }
  }

  private RecordCodec codec() {
    if (codec == null) {
      codec = RecordCodec.of(type.getRawType(), coders);
    }
    return codec;
  }

  @Override
  public List<? extends Coder<?>> getCoderArguments() {
    return List.of();
  }

  @Override
  public void verifyDeterministic() throws NonDeterministicException {
    verifyDeterministic(this, "every component needs a deterministic coder", List.copyOf(coders));
  }

  @Override
  public boolean consistentWithEquals() {
    return consistentWithEquals;
  }

  @Override
  public Object structuralValue(R value) {
    if (value == null || consistentWithEquals()) {
      return value;
    }
    return codec().structuralValue(value);
  }

  @Override
  public TypeDescriptor<R> getEncodedTypeDescriptor() {
    return type;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RecordCoder<?> that
        && type.equals(that.type)
        && coders.equals(that.coders);
  }

  @Override
  public int hashCode() {
    return Objects.hash(type, coders);
  }

  @Override
  public String toString() {
    return "RecordCoder(%s)".formatted(type);
  }
}
