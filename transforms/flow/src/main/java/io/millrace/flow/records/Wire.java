package io.millrace.flow.records;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.beam.sdk.coders.CoderException;

/**
 * Numbers and bytes on a stream, as all coders of this package write them.
 *
 * <p>Bytes that end too early, and bytes that no value has, are a {@link CoderException}; a length
 * is never believed before as many bytes have been read.
 */
final class Wire {

  private Wire() {}

  static void writeByte(byte value, OutputStream out) throws IOException {
    out.write(value);
  }

  static byte readByte(InputStream in) throws IOException {
    return (byte) readUnsignedByte(in);
  }

  static int readUnsignedByte(InputStream in) throws IOException {
    int value = in.read();
    if (value < 0) {
      throw new CoderException("the encoding ends inside of a value");
    }
    return value;
  }

  static void writeBoolean(boolean value, OutputStream out) throws IOException {
    out.write(value ? 1 : 0);
  }

  static boolean readBoolean(InputStream in) throws IOException {
    return checkBoolean(readUnsignedByte(in));
  }

  static boolean checkBoolean(int value) throws CoderException {
    if ((value & ~1) != 0) {
      throw new CoderException("a boolean is 0 or 1, and not " + value);
    }
    return value == 1;
  }

  static void writeShort(short value, OutputStream out) throws IOException {
    out.write(value >> 8);
    out.write(value);
  }

  static short readShort(InputStream in) throws IOException {
    return (short) (readUnsignedByte(in) << 8 | readUnsignedByte(in));
  }

  /** Seven bits a byte, low ones first: small numbers are short, negative ones five bytes. */
  static void writeInt(int value, OutputStream out) throws IOException {
    int rest = value;
    while ((rest & ~0x7f) != 0) {
      out.write((rest & 0x7f) | 0x80);
      rest >>>= 7;
    }
    out.write(rest);
  }

  static int readInt(InputStream in) throws IOException {
    long value = readLong(in);
    if (value >>> 32 != 0) {
      throw new CoderException("no int: " + value);
    }
    return (int) value;
  }

  /** Seven bits a byte, low ones first: small numbers are short, negative ones ten bytes. */
  static void writeLong(long value, OutputStream out) throws IOException {
    long rest = value;
    while ((rest & ~0x7fL) != 0) {
      out.write(((int) rest & 0x7f) | 0x80);
      rest >>>= 7;
    }
    out.write((int) rest);
  }

  static long readLong(InputStream in) throws IOException {
    long value = 0;
    for (int shift = 0; shift < Long.SIZE; shift += 7) {
      int next = readUnsignedByte(in);
      value |= (next & 0x7fL) << shift;
      if (next < 0x80) {
        return value;
      }
    }
    throw new CoderException("a number goes on after ten bytes");
  }

  /** As {@link #writeLong}, with negative numbers as short as positive ones. */
  static void writeSigned(long value, OutputStream out) throws IOException {
    writeLong((value << 1) ^ (value >> 63), out);
  }

  static long readSigned(InputStream in) throws IOException {
    long value = readLong(in);
    return (value >>> 1) ^ -(value & 1);
  }

  static int readSignedInt(InputStream in) throws IOException {
    long value = readSigned(in);
    if (value != (int) value) {
      throw new CoderException("no int: " + value);
    }
    return (int) value;
  }

  static void writeChar(char value, OutputStream out) throws IOException {
    writeInt(value, out);
  }

  static char readChar(InputStream in) throws IOException {
    long value = readLong(in);
    if (value >>> 16 != 0) {
      throw new CoderException("no char: " + value);
    }
    return (char) value;
  }

  /** Equal floats have equal bits: every NaN is the same one, -0.0 is not 0.0. */
  static void writeFloat(float value, OutputStream out) throws IOException {
    writeBigEndian(Float.floatToIntBits(value), 4, out);
  }

  static float readFloat(InputStream in) throws IOException {
    return Float.intBitsToFloat((int) readBigEndian(4, in));
  }

  /** Equal doubles have equal bits: every NaN is the same one, -0.0 is not 0.0. */
  static void writeDouble(double value, OutputStream out) throws IOException {
    writeBigEndian(Double.doubleToLongBits(value), 8, out);
  }

  static double readDouble(InputStream in) throws IOException {
    return Double.longBitsToDouble(readBigEndian(8, in));
  }

  /** The low bytes of a number, the highest of them first. */
  static void writeBigEndian(long value, int bytes, OutputStream out) throws IOException {
    for (int shift = 8 * (bytes - 1); shift >= 0; shift -= 8) {
      out.write((int) (value >> shift));
    }
  }

  /** A number of some bytes, with its sign. */
  static long readBigEndian(int bytes, InputStream in) throws IOException {
    long value = readByte(in);
    for (int i = 1; i < bytes; i++) {
      value = value << 8 | readUnsignedByte(in);
    }
    return value;
  }

  static void writeBytes(byte[] value, OutputStream out) throws IOException {
    writeInt(value.length, out);
    out.write(value, 0, value.length);
  }

  static byte[] readBytes(InputStream in) throws IOException {
    return readBytes(readLength(in), in);
  }

  /** Grows as the bytes come: a wrong length costs no memory. */
  static byte[] readBytes(int length, InputStream in) throws IOException {
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new CoderException(
          "the encoding ends after %d of %d bytes".formatted(bytes.length, length));
    }
    return bytes;
  }

  static int readLength(InputStream in) throws IOException {
    int length = readInt(in);
    if (length < 0) {
      throw new CoderException("a length of %d bytes".formatted(length & 0xffffffffL));
    }
    return length;
  }
}
