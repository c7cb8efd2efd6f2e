package io.millrace.flow.records;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.CoderException;

/**
 * Any number of values on a stream: twice their number, plus one if there are nulls; then, if there
 * are, one bit a value; then the values that are there.
 */
final class Elements {

  /** No more room than this is made on the word of a size that may be wrong. */
  private static final int TRUSTED_SIZE = 1024;

  private Elements() {}

  static void write(Collection<?> values, Coder<Object> coder, OutputStream out)
      throws IOException {
    Object[] elements = values.toArray();
    boolean nulls = hasNulls(elements);
    Wire.writeLong(2L * elements.length + (nulls ? 1 : 0), out);
    if (nulls) {
      writeNulls(elements, out);
    }
    for (Object element : elements) {
      if (element != null) {
        coder.encode(element, out);
      }
    }
  }

  static List<Object> read(Coder<Object> coder, InputStream in) throws IOException {
    long header = Wire.readLong(in);
    int size = size(header);
    byte[] nulls = (header & 1) == 0 ? null : Wire.readBytes((size - 1) / Byte.SIZE + 1, in);
    List<Object> elements = new ArrayList<>(Math.min(size, TRUSTED_SIZE));
    for (int i = 0; i < size; i++) {
      elements.add(nulls != null && isNull(nulls, i) ? null : coder.decode(in));
    }
    return elements;
  }

  private static int size(long header) throws CoderException {
    long size = header >>> 1;
    if (size > Integer.MAX_VALUE) {
      throw new CoderException("a size of " + size);
    }
    return (int) size;
  }

  private static boolean hasNulls(Object[] elements) {
    for (Object element : elements) {
      if (element == null) {
        return true;
      }
    }
    return false;
  }

  private static void writeNulls(Object[] elements, OutputStream out) throws IOException {
    byte[] nulls = new byte[(elements.length - 1) / Byte.SIZE + 1];
    for (int i = 0; i < elements.length; i++) {
      if (elements[i] == null) {
        nulls[i / Byte.SIZE] |= (byte) (1 << i % Byte.SIZE);
      }
    }
    out.write(nulls);
  }

  private static boolean isNull(byte[] nulls, int index) {
    return (nulls[index / Byte.SIZE] >> index % Byte.SIZE & 1) == 1;
  }

  static List<Object> structuralValues(Collection<?> values, Coder<Object> coder) {
    List<Object> structural = new ArrayList<>(values.size());
    for (Object value : values) {
      structural.add(value == null ? null : coder.structuralValue(value));
    }
    return structural;
  }
}
