package io.millrace.flow.records;

import static java.lang.invoke.MethodHandles.constant;
import static java.lang.invoke.MethodHandles.dropArguments;
import static java.lang.invoke.MethodHandles.filterArguments;
import static java.lang.invoke.MethodHandles.foldArguments;
import static java.lang.invoke.MethodHandles.insertArguments;
import static java.lang.invoke.MethodHandles.permuteArguments;
import static java.lang.invoke.MethodType.methodType;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.beam.sdk.coders.Coder;

/**
 * The encoding of a record as two method handles, which do what a coder written by hand would do:
 *
 * <ol>
 *   <li>encode, {@code (Object, OutputStream)void}: a byte of null bits for every eight components
 *       that are not primitive; then each component from its field, primitives unboxed through
 *       {@link Wire}, the others, where they are not null, through their coder;
 *   <li>decode, {@code (InputStream)Object}: the null bits; each component; the constructor.
 * </ol>
 */
final class RecordHandles {

  private static final MethodType GET = methodType(Object.class, Object.class);
  private static final MethodHandle SET_BIT =
      own("setBit", int.class, int.class, int.class, Object.class);
  private static final MethodHandle WRITE_BITS =
      own("writeBits", void.class, int.class, OutputStream.class);
  private static final MethodHandle WRITE =
      own("write", void.class, Coder.class, Object.class, OutputStream.class);
  private static final MethodHandle READ_BITS =
      own("readBits", long[].class, int.class, InputStream.class);
  private static final MethodHandle READ =
      own("read", Object.class, Coder.class, int.class, long[].class, InputStream.class);

  private RecordHandles() {}

  /** The handle that encodes a record of some shape whose components have these coders. */
  static MethodHandle encoder(RecordShape shape, List<Coder<Object>> coders) {
    List<MethodHandle> steps = bitWriters(shape.nullable());
    for (RecordShape.Component component : shape.components()) {
      steps.add(writer(component, coders.get(component.index())));
    }
    MethodHandle encode =
        MethodHandles.empty(methodType(void.class, Object.class, OutputStream.class));
    for (int i = steps.size() - 1; i >= 0; i--) {
      encode = foldArguments(encode, steps.get(i));
    }
    return encode;
  }

  /** Handles that write a byte each: which of eight components are null. */
  private static List<MethodHandle> bitWriters(List<RecordShape.Component> nullable) {
    List<MethodHandle> writers = new ArrayList<>();
    for (int start = 0; start < nullable.size(); start += Byte.SIZE) {
      MethodHandle bits = dropArguments(constant(int.class, 0), 0, Object.class);
      for (int i = start; i < Math.min(start + Byte.SIZE, nullable.size()); i++) {
        MethodHandle set = insertArguments(SET_BIT, 0, i - start);
        MethodHandle both = filterArguments(set, 0, bits, nullable.get(i).getter().asType(GET));
        bits = permuteArguments(both, methodType(int.class, Object.class), 0, 0);
      }
      writers.add(filterArguments(WRITE_BITS, 0, bits));
    }
    return writers;
  }

  private static MethodHandle writer(RecordShape.Component component, Coder<Object> coder) {
    return component.isPrimitive()
        ? filterArguments(
            wire("write", component, methodType(void.class, component.raw(), OutputStream.class)),
            0,
            component.getter())
        : filterArguments(insertArguments(WRITE, 0, coder), 0, component.getter().asType(GET));
  }

  /** The handle that decodes what {@link #encoder} encodes. */
  static MethodHandle decoder(RecordShape shape, List<Coder<Object>> coders) {
    List<RecordShape.Component> components = shape.components();
    MethodHandle decode =
        dropArguments(shape.constructor(), components.size(), long[].class, InputStream.class);
    for (int i = components.size() - 1; i >= 0; i--) {
      decode = foldArguments(decode, i, reader(shape, components.get(i), coders.get(i)));
    }
    MethodHandle bits = insertArguments(READ_BITS, 0, shape.nullable().size());
    return foldArguments(decode, bits).asType(methodType(Object.class, InputStream.class));
  }

  private static MethodHandle reader(
      RecordShape shape, RecordShape.Component component, Coder<Object> coder) {
    if (component.isPrimitive()) {
      MethodHandle read = wire("read", component, methodType(component.raw(), InputStream.class));
      return dropArguments(read, 0, long[].class);
    }
    return insertArguments(READ, 0, coder, shape.nullable().indexOf(component))
        .asType(methodType(component.raw(), long[].class, InputStream.class));
  }

  // What the handles call.

  static int setBit(int index, int bits, Object value) {
    return value == null ? bits | 1 << index : bits;
  }

  static void writeBits(int bits, OutputStream out) throws IOException {
    out.write(bits);
  }

  static void write(Coder<Object> coder, Object value, OutputStream out) throws IOException {
    if (value != null) {
      coder.encode(value, out);
    }
  }

  static long[] readBits(int count, InputStream in) throws IOException {
    long[] bits = new long[(count + Long.SIZE - 1) / Long.SIZE];
    for (int i = 0; i < count; i += Byte.SIZE) {
      bits[i / Long.SIZE] |= (long) Wire.readUnsignedByte(in) << i;
    }
    return bits;
  }

  static Object read(Coder<Object> coder, int index, long[] bits, InputStream in)
      throws IOException {
    return (bits[index / Long.SIZE] >> index & 1) == 1 ? null : coder.decode(in);
  }

  private static MethodHandle own(String name, Class<?> result, Class<?>... arguments) {
    return find(RecordHandles.class, name, methodType(result, arguments));
  }

  /** The method of {@link Wire} for a primitive, such as {@code writeInt}. */
  private static MethodHandle wire(String verb, RecordShape.Component component, MethodType type) {
    String primitive = component.raw().getName();
    return find(
        Wire.class,
        verb + primitive.substring(0, 1).toUpperCase(Locale.ROOT) + primitive.substring(1),
        type);
  }

  private static MethodHandle find(Class<?> owner, String name, MethodType type) {
    try {
      return MethodHandles.lookup().findStatic(owner, name, type);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("%s has no %s%s".formatted(owner, name, type), e);
    }
  }
}
