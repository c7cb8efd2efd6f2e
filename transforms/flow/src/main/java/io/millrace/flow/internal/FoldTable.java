package io.millrace.flow.internal;

import java.util.Arrays;

/**
 * Accumulators by key: a hash table with open addressing and linear probing, made to be filled,
 * drained and filled again.
 *
 * <p>A key and its accumulator lie side by side, so that a probe touches one cache line. Keys are
 * compared by {@code equals}; null is a key.
 */
public final class FoldTable {

  private static final int SMALLEST = 1 << 10;
  private static final Object NULL = new Object();

  /** Keys at even places, their accumulators behind them. */
  private Object[] entries = new Object[2 * SMALLEST];

  private int size;

  /**
   * The slot of a key, given to it now if it had none; {@link #get} and {@link #set} take it. A
   * slot is good until the next call.
   */
  public int slot(Object nullableKey) {
    Object key = nullableKey == null ? NULL : nullableKey;
    int mask = entries.length - 1;
    int slot = first(key, mask);
    for (Object there = entries[slot]; there != null; there = entries[slot]) {
      if (there == key || there.equals(key)) {
        return slot;
      }
      slot = (slot + 2) & mask;
    }
    if (size >= entries.length / 4) {
      grow();
      return slot(nullableKey);
    }
    entries[slot] = key;
    size++;
    return slot;
  }

  private static int first(Object key, int mask) {
    return ByteHash.mix(key.hashCode()) << 1 & mask;
  }

  /** The accumulator in a slot; null in a new one. */
  public Object get(int slot) {
    return entries[slot + 1];
  }

  public void set(int slot, Object accumulator) {
    entries[slot + 1] = accumulator;
  }

  public int size() {
    return size;
  }

  /** Hands out every entry and forgets it. */
  public void drain(Entries to) throws Exception {
    for (int slot = 0; slot < entries.length && size > 0; slot += 2) {
      Object key = entries[slot];
      if (key != null) {
        to.accept(key == NULL ? null : key, entries[slot + 1]);
      }
    }
    clear();
  }

  void clear() {
    Arrays.fill(entries, null);
    size = 0;
  }

  private void grow() {
    Object[] old = entries;
    entries = new Object[old.length * 2];
    int mask = entries.length - 1;
    for (int from = 0; from < old.length; from += 2) {
      if (old[from] != null) {
        int slot = first(old[from], mask);
        while (entries[slot] != null) {
          slot = (slot + 2) & mask;
        }
        entries[slot] = old[from];
        entries[slot + 1] = old[from + 1];
      }
    }
  }

  /** Takes the entries of a table. */
  @FunctionalInterface
  public interface Entries {
    void accept(Object key, Object accumulator) throws Exception;
  }
}
