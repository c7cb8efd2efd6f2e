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
 * @param <R> the record
 */
public final class RecordCoder<R> extends CustomCoder<R> {

  private static final long serialVersionUID = 1L;

  private final TypeDescriptor<R> type;
  private final ArrayList<Coder<Object>> coders;
  private transient RecordCodec codec;

  @SuppressWarnings("unchecked") // the same type, without what an anonymous descriptor captures
  private RecordCoder(TypeDescriptor<R> type, List<Coder<Object>> coders) {
    this.type = (TypeDescriptor<R>) TypeDescriptor.of(type.getType());
    this.coders = new ArrayList<>(coders);
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
    return coders.stream().allMatch(Coder::consistentWithEquals);
  }

  @Override
  public Object structuralValue(R value) {
    if (value == null || consistentWithEquals()) {
      return value;
    }
    List<Object> values = new ArrayList<>();
    for (RecordShape.Component component : RecordShape.of(type).components()) {
      Object of = component.of(value);
      values.add(of == null ? null : coders.get(component.index()).structuralValue(of));
    }
    return values;
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
