package io.millrace.sketches;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.beam.sdk.coders.Coder;
import org.apache.datasketches.common.ArrayOfItemsSerDe;
import org.apache.datasketches.memory.Memory;

/** Writes the items of a sketch by their Beam coder, one after the other. */
final class ItemsSerDe<V> extends ArrayOfItemsSerDe<Item<V>> {

  private final Coder<V> coder;

  ItemsSerDe(Coder<V> coder) {
    this.coder = coder;
  }

  @Override
  public byte[] serializeToByteArray(Item<V> item) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    encode(item, out);
    return out.toByteArray();
  }

  @Override
  public byte[] serializeToByteArray(Item<V>[] items) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (Item<V> item : items) {
      encode(item, out);
    }
    return out.toByteArray();
  }

  @Override
  public Item<V>[] deserializeFromMemory(Memory memory, long offset, int number) {
    ByteArrayInputStream in = rest(memory, offset);
    @SuppressWarnings({"unchecked", "rawtypes"}) // there are no arrays of generic types
    Item<V>[] items = new Item[number];
    for (int i = 0; i < number; i++) {
      items[i] = new Item<>(decode(in));
    }
    return items;
  }

  @Override
  public int sizeOf(Item<V> item) {
    return serializeToByteArray(item).length;
  }

  @Override
  public int sizeOf(Memory memory, long offset, int number) {
    ByteArrayInputStream in = rest(memory, offset);
    int before = in.available();
    for (int i = 0; i < number; i++) {
      decode(in);
    }
    return before - in.available();
  }

  @Override
  public String toString(Item<V> item) {
    return String.valueOf(item.value());
  }

  /** Only sketches that make arrays of items ask for it. */
  @Override
  public Class<Item<V>> getClassOfT() {
    throw new UnsupportedOperationException("no class of items");
  }

  private static ByteArrayInputStream rest(Memory memory, long offset) {
    byte[] bytes = new byte[(int) (memory.getCapacity() - offset)];
    memory.getByteArray(offset, bytes, 0, bytes.length);
    return new ByteArrayInputStream(bytes);
  }

  private void encode(Item<V> item, ByteArrayOutputStream out) {
    try {
      coder.encode(item.value(), out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private V decode(ByteArrayInputStream in) {
    try {
      return coder.decode(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
