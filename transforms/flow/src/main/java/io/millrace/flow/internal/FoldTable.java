package io.millrace.flow.internal;

import java.util.Arrays;

/**
 * Accumulators by key: a hash table with open addressing and linear probing, made to be filled,
 * drained and filled again.
 *
 * <p>Keys are compared by {@code equals}; null is a key.
 */
final class FoldTable {

  private static final int SMALLEST = 1 << 10;
  private static final Object NULL = new Object();

  private Object[] keys = new Object[SMALLEST];
  private Object[] accumulators = new Object[SMALLEST];
  private int size;

  /**
   * The slot of a key, given to it now if it had none; {@link #get} and {@link #set} take it. A
   * slot is good until the next call.
   */
  int slot(Object nullableKey) {
    Object key = nullableKey == null ? NULL : nullableKey;
    int mask = keys.length - 1;
    int slot = ByteHash.mix(key.hashCode()) & mask;
    for (Object there = keys[slot]; there != null; there = keys[slot]) {
      if (there.equals(key)) {
        return slot;
      }
      slot = (slot + 1) & mask;
    }
    if (size >= keys.length / 2) {
      grow();
      return slot(nullableKey);
    }
    keys[slot] = key;
    size++;
    return slot;
  }

  /** The accumulator in a slot; null in a new one. */
  Object get(int slot) {
    return accumulators[slot];
  }

  void set(int slot, Object accumulator) {
    accumulators[slot] = accumulator;
  }

  int size() {
    return size;
  }

  /** Hands out every entry and forgets it. */
  void drain(Entries entries) throws Exception {
    for (int slot = 0; slot < keys.length && size > 0; slot++) {
      Object key = keys[slot];
      if (key != null) {
        entries.accept(key == NULL ? null : key, accumulators[slot]);
      }
    }
    clear();
  }

  void clear() {
    Arrays.fill(keys, null);
    Arrays.fill(accumulators, null);
    size = 0;
  }

  private void grow() {
    Object[] oldKeys = keys;
    Object[] oldAccumulators = accumulators;
    keys = new Object[oldKeys.length * 2];
    accumulators = new Object[keys.length];
    int mask = keys.length - 1;
    for (int from = 0; from < oldKeys.length; from++) {
      if (oldKeys[from] != null) {
        int slot = ByteHash.mix(oldKeys[from].hashCode()) & mask;
        while (keys[slot] != null) {
          slot = (slot + 1) & mask;
        }
        keys[slot] = oldKeys[from];
        accumulators[slot] = oldAccumulators[from];
      }
    }
  }

  /** Takes the entries of a table. */
  @FunctionalInterface
  interface Entries {
    void accept(Object key, Object accumulator) throws Exception;
  }
}
