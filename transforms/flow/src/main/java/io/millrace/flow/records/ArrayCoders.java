package io.millrace.flow.records;

import io.millrace.flow.records.ValueCoder.Use;
import java.io.Serializable;
import java.lang.reflect.Array;
import java.nio.ByteBuffer;
import java.util.stream.Stream;
import org.apache.beam.sdk.coders.CoderException;

/** Coders of arrays of primitives: the length in bytes, and every number in its full width. */
final class ArrayCoders {

  private ArrayCoders() {}

  /** Puts an array into as many bytes as it takes. */
  private interface Put<A> extends Serializable {
    void apply(A array, ByteBuffer bytes);
  }

  /** Makes an array of some length of bytes. */
  private interface Get<A> extends Serializable {
    A apply(int length, ByteBuffer bytes) throws CoderException;
  }

  static Stream<ValueCoder<?>> all() {
    return Stream.concat(
        Stream.of(
            new ValueCoder<>(byte[].class, Use.ARRAY, Wire::writeBytes, Wire::readBytes),
            coder(boolean[].class, Use.ARRAY, Byte.BYTES, ArrayCoders::put, ArrayCoders::get)),
        numbers());
  }

  private static Stream<ValueCoder<?>> numbers() {
    return Stream.of(
        coder(
            short[].class,
            Use.ARRAY,
            Short.BYTES,
            (array, bytes) -> bytes.asShortBuffer().put(array),
            (length, bytes) -> {
              short[] array = new short[length];
              bytes.asShortBuffer().get(array);
              return array;
            }),
        coder(
            char[].class,
            Use.ARRAY,
            Character.BYTES,
            (array, bytes) -> bytes.asCharBuffer().put(array),
            (length, bytes) -> {
              char[] array = new char[length];
              bytes.asCharBuffer().get(array);
              return array;
            }),
        coder(
            int[].class,
            Use.ARRAY,
            Integer.BYTES,
            (array, bytes) -> bytes.asIntBuffer().put(array),
            (length, bytes) -> {
              int[] array = new int[length];
              bytes.asIntBuffer().get(array);
              return array;
            }),
        coder(
            long[].class,
            Use.ARRAY,
            Long.BYTES,
            (array, bytes) -> bytes.asLongBuffer().put(array),
            (length, bytes) -> {
              long[] array = new long[length];
              bytes.asLongBuffer().get(array);
              return array;
            }),
        coder(
            float[].class,
            Use.FLOATING_ARRAY,
            Float.BYTES,
            (array, bytes) -> bytes.asFloatBuffer().put(array),
            (length, bytes) -> {
              float[] array = new float[length];
              bytes.asFloatBuffer().get(array);
              return array;
            }),
        coder(
            double[].class,
            Use.FLOATING_ARRAY,
            Double.BYTES,
            (array, bytes) -> bytes.asDoubleBuffer().put(array),
            (length, bytes) -> {
              double[] array = new double[length];
              bytes.asDoubleBuffer().get(array);
              return array;
            }));
  }

  private static <A> ValueCoder<A> coder(
      Class<A> type, Use use, int width, Put<A> put, Get<A> get) {
    return new ValueCoder<>(
        type,
        use,
        (value, out) -> {
          int length = Array.getLength(value);
          byte[] bytes = new byte[Math.multiplyExact(length, width)];
          put.apply(value, ByteBuffer.wrap(bytes));
          Wire.writeBytes(bytes, out);
        },
        in -> {
          byte[] bytes = Wire.readBytes(in);
          if (bytes.length % width != 0) {
            throw new CoderException(
                "%d bytes are no %s".formatted(bytes.length, type.getSimpleName()));
          }
          return get.apply(bytes.length / width, ByteBuffer.wrap(bytes));
        });
  }

  private static void put(boolean[] array, ByteBuffer bytes) {
    for (boolean each : array) {
      bytes.put((byte) (each ? 1 : 0));
    }
  }

  private static boolean[] get(int length, ByteBuffer bytes) throws CoderException {
    boolean[] array = new boolean[length];
    for (int i = 0; i < length; i++) {
      array[i] = Wire.checkBoolean(bytes.get());
    }
    return array;
  }
}
