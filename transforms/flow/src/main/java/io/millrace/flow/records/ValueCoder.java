package io.millrace.flow.records;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Serializable;
import org.apache.beam.sdk.coders.CoderException;
import org.apache.beam.sdk.coders.CustomCoder;
import org.apache.beam.sdk.values.TypeDescriptor;

/**
 * A coder made of two functions, for a class whose values have no parts with coders of their own.
 *
 * @param <T> the class
 */
final class ValueCoder<T> extends CustomCoder<T> {

  private static final long serialVersionUID = 1L;

  private final Class<T> type;
  private final Use use;
  private final Encode<T> encode;
  private final Decode<T> decode;

  /** What equality of values means for their bytes. */
  enum Use {
    /** Equal values have equal bytes, and the other way round. */
    KEY,
    /** As {@code KEY} by content, but {@code equals} asks for the same instance. */
    ARRAY,
    /** As {@code KEY}; refused as a key, because computing it need not give the same twice. */
    FLOATING,
    /** As {@code ARRAY} and {@code FLOATING}. */
    FLOATING_ARRAY
  }

  /** Writes a value. */
  interface Encode<T> extends Serializable {
    void apply(T value, OutputStream out) throws IOException;
  }

  /** Reads a value. */
  interface Decode<T> extends Serializable {
    T apply(InputStream in) throws IOException;
  }

  ValueCoder(Class<T> type, Use use, Encode<T> encode, Decode<T> decode) {
    this.type = type;
    this.use = use;
    this.encode = encode;
    this.decode = decode;
  }

  @Override
  public void encode(T value, OutputStream out) throws IOException {
    if (value == null) {
      throw new CoderException("cannot encode a null " + type.getSimpleName());
    }
    encode.apply(value, out);
  }

  @Override
  public T decode(InputStream in) throws IOException {
    try {
      return decode.apply(in);
    } catch (RuntimeException e) {
      throw new CoderException(
          "the bytes are no %s: %s".formatted(type.getSimpleName(), e.getMessage()), e);
    }
  }

  @Override
  public void verifyDeterministic() throws NonDeterministicException {
    if (use == Use.FLOATING || use == Use.FLOATING_ARRAY) {
      throw new NonDeterministicException(
          this,
          "a %s computed in another order may differ in its last bit; use a BigDecimal or a whole number"
              .formatted(type.getSimpleName()));
    }
  }

  @Override
  public boolean consistentWithEquals() {
    return use == Use.KEY || use == Use.FLOATING;
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
