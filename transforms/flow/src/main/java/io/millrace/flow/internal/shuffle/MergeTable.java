package io.millrace.flow.internal.shuffle;

import io.millrace.flow.function.Reducer;
import io.millrace.flow.internal.memory.MeanWeight;
import java.io.IOException;
import java.util.Arrays;
import org.apache.beam.sdk.coders.Coder;

/**
 * The accumulators of one shard by encoded key, merged from blocks.
 *
 * <p>Equal keys have equal bytes, because key coders are deterministic: so keys are compared as
 * bytes where they lie in the block, and only those that are new are copied.
 */
public final class MergeTable<K, A> {

  /** About what a key and a small accumulator cost in the table, beside the key's bytes. */
  private static final long ENTRY_BYTES = 112;

  /** Of that, an accumulator's part. */
  private static final int SMALL = 64;

  private static final int SMALLEST = 1 << 8;

  /** How often an accumulator is weighed that was merged and does not grow. */
  private static final int WEIGHED = 64;

  private final Coder<K> keyCoder;
  private final Coder<A> accumulatorCoder;
  private final Reducer<?, A, ?> reducer;
  private final boolean grows;

  private byte[][] keys = new byte[SMALLEST][];
  private int[] hashes = new int[SMALLEST];
  private Object[] accumulators = new Object[SMALLEST];
  private int size;

  /** Of the entries, with their accumulators where these grow. */
  private long bytes;

  /** What accumulators that do not grow weigh, each by the {@link MeanWeight} of some. */
  private final MeanWeight weights = new MeanWeight();

  /** A reducer that says nothing of its accumulators' weight holds what it encodes, at least. */
  private long encodedBytes;

  private long merged;

  public MergeTable(Coder<K> keyCoder, Coder<A> accumulatorCoder, Reducer<?, A, ?> reducer) {
    this.keyCoder = keyCoder;
    this.accumulatorCoder = accumulatorCoder;
    this.reducer = reducer;
    this.grows = reducer.grows();
  }

  /** Merges all pairs of a block. */
  public void merge(byte[] block) throws IOException {
    ByteInput in = new ByteInput(block);
    while (in.available() > 0) {
      int length = in.readLength();
      int from = in.position();
      in.skip(length);
      int behind = in.position();
      A accumulator = accumulatorCoder.decode(in);
      put(block, from, length, accumulator, in.position() - behind);
    }
  }

  @SuppressWarnings("unchecked") // only accumulators are put into the table
  private void put(byte[] block, int from, int length, A accumulator, int encoded) {
    int hash = ByteHash.seeded(block, from, length);
    int slot = find(block, from, length, hash);
    if (keys[slot] != null) {
      accumulators[slot] = merged((A) accumulators[slot], accumulator);
      return;
    }
    if (size >= keys.length / 2) {
      grow();
      slot = find(block, from, length, hash);
    }
    keys[slot] = Arrays.copyOfRange(block, from, from + length);
    hashes[slot] = hash;
    accumulators[slot] = accumulator;
    size++;
    bytes += ENTRY_BYTES + length + (grows ? reducer.weight(accumulator) : 0);
    if (!grows) {
      encodedBytes += Math.max(0, encoded - SMALL);
      if (weights.isDue()) {
        weights.add(reducer.weight(accumulator));
      }
    }
  }

  private A merged(A there, A other) {
    if (grows) {
      bytes -= reducer.weight(there);
      A both = reducer.merge(there, other);
      bytes += reducer.weight(both);
      return both;
    }
    A both = reducer.merge(there, other);
    if (merged++ % WEIGHED == 0) {
      weights.add(reducer.weight(both));
    }
    return both;
  }

  private int find(byte[] block, int from, int length, int hash) {
    int mask = keys.length - 1;
    int slot = hash & mask;
    while (keys[slot] != null
        && !(hashes[slot] == hash
            && Arrays.equals(keys[slot], 0, keys[slot].length, block, from, from + length))) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private void grow() {
    byte[][] oldKeys = keys;
    int[] oldHashes = hashes;
    Object[] oldAccumulators = accumulators;
    keys = new byte[oldKeys.length * 2][];
    hashes = new int[keys.length];
    accumulators = new Object[keys.length];
    int mask = keys.length - 1;
    for (int from = 0; from < oldKeys.length; from++) {
      if (oldKeys[from] != null) {
        int slot = oldHashes[from] & mask;
        while (keys[slot] != null) {
          slot = (slot + 1) & mask;
        }
        keys[slot] = oldKeys[from];
        hashes[slot] = oldHashes[from];
        accumulators[slot] = oldAccumulators[from];
      }
    }
  }

  public int size() {
    return size;
  }

  /** About how much memory the table takes. */
  long bytes() {
    return bytes + Math.max(encodedBytes, size * weights.get());
  }

  void clear() {
    keys = new byte[SMALLEST][];
    hashes = new int[SMALLEST];
    accumulators = new Object[SMALLEST];
    size = 0;
    bytes = 0;
    encodedBytes = 0;
  }

  /** Hands out every entry. */
  @SuppressWarnings("unchecked") // only accumulators are put into the table
  public void forEach(Entries<K, A> entries) throws Exception {
    for (int slot = 0; slot < keys.length; slot++) {
      if (keys[slot] != null) {
        entries.accept(keyCoder.decode(new ByteInput(keys[slot])), (A) accumulators[slot]);
      }
    }
  }

  /** Hands out every entry with its key as it is encoded, and the hash of that. */
  @SuppressWarnings("unchecked") // only accumulators are put into the table
  void forEachEncoded(EncodedEntries<A> entries) throws IOException {
    for (int slot = 0; slot < keys.length; slot++) {
      if (keys[slot] != null) {
        entries.accept(keys[slot], hashes[slot], (A) accumulators[slot]);
      }
    }
  }

  /** Takes the entries of a table. */
  @FunctionalInterface
  public interface Entries<K, A> {
    void accept(K key, A accumulator) throws Exception;
  }

  /** Takes the entries of a table, keys encoded. */
  @FunctionalInterface
  interface EncodedEntries<A> {
    void accept(byte[] key, int hash, A accumulator) throws IOException;
  }
}
