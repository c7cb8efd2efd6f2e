package io.millrace.sketches;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Serializable;
import org.apache.beam.sdk.coders.ByteArrayCoder;
import org.apache.beam.sdk.coders.CustomCoder;
import org.apache.datasketches.memory.Memory;

/** The serialised form of a sketch, with its length. */
final class SketchCoder<S> extends CustomCoder<S> {

  private static final long serialVersionUID = 1L;

  private final ToBytes<S> toBytes;
  private final FromMemory<S> fromMemory;

  SketchCoder(ToBytes<S> toBytes, FromMemory<S> fromMemory) {
    this.toBytes = toBytes;
    this.fromMemory = fromMemory;
  }

  /** Serialises a sketch. */
  @FunctionalInterface
  interface ToBytes<S> extends Serializable {
    byte[] of(S sketch);
  }

  /** Puts a sketch on the heap. */
  @FunctionalInterface
  interface FromMemory<S> extends Serializable {
    S of(Memory memory);
  }

  @Override
  public void encode(S sketch, OutputStream out) throws IOException {
    ByteArrayCoder.of().encode(toBytes.of(sketch), out);
  }

  @Override
  public S decode(InputStream in) throws IOException {
    return fromMemory.of(Memory.wrap(ByteArrayCoder.of().decode(in)));
  }
}
