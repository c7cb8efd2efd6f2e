package io.millrace.flow.records;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.beam.sdk.coders.CannotProvideCoderException;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.CoderException;
import org.apache.beam.sdk.coders.CoderRegistry;
import org.apache.beam.sdk.coders.CustomCoder;
import org.apache.beam.sdk.values.TypeDescriptor;

/**
 * Encodes a record as its components, in order, each with its own coder.
 *
 * <p>In front stand the nulls, one bit for each component that is not primitive, in as many bytes
 * as that takes; a component that is null takes no more. A record of primitives has nothing in
 * front.
 *
 * <p>Deterministic when the components' coders are. Decoding calls the canonical constructor, so
 * what it checks is checked again. Adding, removing or reordering components changes the encoding.
 *
 * @param <R> the record
 */
public final class RecordCoder<R> extends CustomCoder<R> {

  private static final long serialVersionUID = 1L;

  private final TypeDescriptor<R> type;
  private final ArrayList<Coder<Object>> coders;
  private transient RecordShape shape;

  @SuppressWarnings("unchecked") // the same type, without what an anonymous descriptor captures
  private RecordCoder(TypeDescriptor<R> type, List<Coder<Object>> coders) {
    this.type = (TypeDescriptor<R>) TypeDescriptor.of(type.getType());
    this.coders = new ArrayList<>(coders);
  }

  /** See {@link Records#coder}. */
  static <R> RecordCoder<R> of(TypeDescriptor<R> type, CoderRegistry registry)
      throws CannotProvideCoderException {
    Records.checkRecord(type);
    List<Coder<Object>> coders = new ArrayList<>();
    for (RecordShape.Component component : RecordShape.of(type).components()) {
      coders.add(componentCoder(type, component, registry));
    }
    return new RecordCoder<>(type, coders);
  }

  @SuppressWarnings("unchecked") // the coder of a component encodes what its accessor gives
  private static Coder<Object> componentCoder(
      TypeDescriptor<?> record, RecordShape.Component component, CoderRegistry registry)
      throws CannotProvideCoderException {
    TypeDescriptor<?> type = component.boxedType();
    try {
      return (Coder<Object>)
          (Records.isRecord(type) ? Records.coder(type, registry) : registry.getCoder(type));
    } catch (CannotProvideCoderException e) {
      throw new CannotProvideCoderException(
          "component %s of %s: %s".formatted(component.name(), record, e.getMessage()), e);
    }
  }

  @Override
  public void encode(R value, OutputStream out) throws IOException {
    if (value == null) {
      throw new CoderException("cannot encode a null " + type);
    }
    List<RecordShape.Component> components = shape().components();
    Object[] values = new Object[components.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = components.get(i).of(value);
    }
    writeNulls(components, values, out);
    for (int i = 0; i < values.length; i++) {
      if (values[i] != null) {
        coders.get(i).encode(values[i], out);
      }
    }
  }

  @Override
  @SuppressWarnings("unchecked") // the shape makes instances of the record
  public R decode(InputStream in) throws IOException {
    List<RecordShape.Component> components = shape().components();
    boolean[] nulls = readNulls(components, in);
    Object[] values = new Object[components.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = nulls[i] ? null : coders.get(i).decode(in);
    }
    return (R) shape().create(values);
  }

  private static void writeNulls(
      List<RecordShape.Component> components, Object[] values, OutputStream out)
      throws IOException {
    int bits = 0;
    int count = 0;
    for (int i = 0; i < values.length; i++) {
      if (!components.get(i).isPrimitive()) {
        bits |= (values[i] == null ? 1 : 0) << (count % 8);
        count++;
        if (count % 8 == 0) {
          out.write(bits);
          bits = 0;
        }
      }
    }
    if (count % 8 != 0) {
      out.write(bits);
    }
  }

  private static boolean[] readNulls(List<RecordShape.Component> components, InputStream in)
      throws IOException {
    boolean[] nulls = new boolean[components.size()];
    int bits = 0;
    int count = 0;
    for (int i = 0; i < nulls.length; i++) {
      if (!components.get(i).isPrimitive()) {
        if (count % 8 == 0) {
          bits = in.read();
          if (bits < 0) {
            throw new CoderException("a record ends before its first component");
          }
        }
        nulls[i] = (bits >> (count % 8) & 1) == 1;
        count++;
      }
    }
    return nulls;
  }

  private RecordShape shape() {
    if (shape == null) {
      shape = RecordShape.of(type);
    }
    return shape;
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
