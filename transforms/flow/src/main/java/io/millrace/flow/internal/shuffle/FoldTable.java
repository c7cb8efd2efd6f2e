package io.millrace.flow.internal.shuffle;

import java.util.Arrays;

/**
 * Accumulators by key: a hash table with open addressing and linear probing, made to be filled,
 * drained and filled again.
 *
 * <p>A key and its accumulator lie side by side, so that a probe touches one cache line. Keys are
 * compared by {@code equals}; null is a key.
 *
 * <p>Keys whose {@code hashCode} is shared by many others, by chance or because somebody chose them
 * so, make probes long. When new keys have taken more steps than hashes that spread ever do, all
 * keys are hashed another way, see {@link Rehash}; so the steps grow with the number of keys, not
 * with its square.
 */
public final class FoldTable {

  private static final int SMALLEST = 1 << 10;
  private static final Object NULL = new Object();

  /** A probe of a table that is half full takes so many steps about once in ten thousand times. */
  private static final int LONG_PROBE = 16;

  /** No probe of hashes that spread takes so many steps, whatever the size of the table. */
  private static final int LONGEST_PROBE = 256;

  /** How many steps of long probes there may be for each key. */
  private static final long STEPS_PER_KEY = 4;

  /** Of an accumulator that is an array, so many parts are touched; a user's may be long. */
  private static final int PARTS = 8;

  /** Keys at even places, their accumulators behind them. */
  private Object[] entries = new Object[2 * SMALLEST];

  private int size;

  private final Rehash rehash;
  private boolean rehashed;
  private long longSteps;
  private boolean crowded;

  public FoldTable(Rehash rehash) {
    this.rehash = rehash;
  }

  /** A hash of keys that nobody can foresee, for where their own is shared by many. */
  @FunctionalInterface
  public interface Rehash {
    int hash(Object nullableKey);
  }

  /**
   * The slot of a key, given to it now if it had none; {@link #get} and {@link #set} take it. A
   * slot is good until the next call.
   */
  public int slot(Object nullableKey) {
    return slot(nullableKey, hash(nullableKey));
  }

  /** The same, of a key whose {@link #hash} is known. */
  int slot(Object nullableKey, int hash) {
    Object key = nullableKey == null ? NULL : nullableKey;
    int mask = entries.length - 1;
    int slot = first(hash, mask);
    int steps = 0;
    for (Object there = entries[slot]; there != null; there = entries[slot]) {
      if (there == key || there.equals(key)) {
        return slot;
      }
      slot = (slot + 2) & mask;
      steps++;
    }
    if (steps > LONG_PROBE && isTooLong(steps)) {
      rehashed = true;
      place(entries.length);
      return slot(nullableKey, hash(nullableKey));
    }
    if (size >= entries.length / 4) {
      place(entries.length * 2);
      return slot(nullableKey, hash);
    }
    entries[slot] = key;
    size++;
    return slot;
  }

  /** Whether all keys are to be hashed the other way, now that one took so many steps. */
  private boolean isTooLong(int steps) {
    longSteps += steps;
    boolean tooLong = steps > LONGEST_PROBE || longSteps > STEPS_PER_KEY * (size + SMALLEST);
    crowded |= tooLong && rehashed;
    return tooLong && !rehashed;
  }

  /** Whether probes are long in spite of {@link Rehash}: then the table is better drained. */
  boolean isCrowded() {
    return crowded;
  }

  /** Whether hashes that were known are not those of now any more. */
  boolean isRehashed() {
    return rehashed;
  }

  int hash(Object nullableKey) {
    return rehashed
        ? rehash.hash(nullableKey)
        : ByteHash.mix((nullableKey == null ? NULL : nullableKey).hashCode());
  }

  private static int first(int hash, int mask) {
    return hash << 1 & mask;
  }

  /**
   * Looks at all that probes of these keys will look at. A large table is not in the processor's
   * caches, and probes wait for memory one after the other; what does not depend on each other it
   * fetches at the same time.
   *
   * @param hashes of the keys
   * @return how many of what was looked at was there
   */
  int touch(Object[] keys, int[] hashes, int count) {
    int mask = entries.length - 1;
    int seen = 0;
    for (int i = 0; i < count; i++) {
      seen += entries[first(hashes[i], mask)] == null ? 0 : 1;
    }
    for (int i = 0; i < count; i++) {
      Object there = entries[first(hashes[i], mask)];
      seen += there != null && there.equals(keys[i]) ? 1 : 0;
    }
    for (int i = 0; i < count; i++) {
      if (entries[first(hashes[i], mask) + 1] instanceof Object[] parts) {
        for (int part = 0; part < Math.min(PARTS, parts.length); part++) {
          seen += parts[part] instanceof Void ? 1 : 0;
        }
      }
    }
    return seen;
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
    longSteps = 0;
    crowded = false;
  }

  /** Places all entries anew. */
  private void place(int length) {
    Object[] old = entries;
    entries = new Object[length];
    longSteps = 0;
    int mask = entries.length - 1;
    for (int from = 0; from < old.length; from += 2) {
      if (old[from] != null) {
        int slot = first(hash(old[from] == NULL ? null : old[from]), mask);
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
