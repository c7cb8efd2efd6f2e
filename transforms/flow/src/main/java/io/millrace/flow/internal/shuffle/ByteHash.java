package io.millrace.flow.internal.shuffle;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.SplittableRandom;

/**
 * Hashes of encoded keys: one that is the same on every machine, which decides what shard a key is
 * in; and one that is this process's own, for its tables, so that nobody can choose keys that have
 * one hash.
 */
final class ByteHash {

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  /**
   * The golden ratio, as Fibonacci hashing has it (Knuth, volume 3, 6.4): odd, so nothing is lost.
   */
  private static final long FACTOR = 0x9e3779b97f4a7c15L;

  /** As the JDK's own immutable maps have it: different in each process, and not to be guessed. */
  private static final SplittableRandom SEEDS = new SplittableRandom();

  private static final long SEED = SEEDS.nextLong();
  private static final long OTHER_SEED = SEEDS.nextLong();

  private ByteHash() {}

  /**
   * Takes eight bytes at a time. Each step is a bijection, so keys of up to eight bytes that differ
   * come to the same hash only as often as chance has it; encoded small numbers are such keys.
   */
  static int of(byte[] bytes, int from, int length) {
    long h = length;
    int end = from + length;
    int i = from;
    for (; i <= end - Long.BYTES; i += Long.BYTES) {
      h = step(h, (long) LONGS.get(bytes, i));
    }
    long rest = 0;
    for (; i < end; i++) {
      rest = rest << Byte.SIZE | (bytes[i] & 0xff);
    }
    return mix((int) step(h, rest));
  }

  private static long step(long hash, long bytes) {
    long h = (hash ^ bytes) * FACTOR;
    return h ^ h >>> 32;
  }

  /**
   * The same, but by products of 128 bits with the seeds, as wyhash has it (Wang Yi, 2019): without
   * them no two keys are known to come to the same hash.
   */
  static int seeded(byte[] bytes, int from, int length) {
    long h = length;
    int end = from + length;
    int i = from;
    for (; i <= end - Long.BYTES; i += Long.BYTES) {
      h = folded(h, (long) LONGS.get(bytes, i));
    }
    long rest = 0;
    for (; i < end; i++) {
      rest = rest << Byte.SIZE | (bytes[i] & 0xff);
    }
    h = folded(h, rest);
    return mix((int) (h ^ h >>> 32));
  }

  private static long folded(long hash, long bytes) {
    long one = hash ^ SEED;
    long other = bytes ^ OTHER_SEED;
    return one * other ^ Math.multiplyHigh(one, other);
  }

  /** The finaliser of MurmurHash3 (Appleby): every input bit changes every output bit. */
  static int mix(int hash) {
    int h = hash;
    h ^= h >>> 16;
    h *= 0x85ebca6b;
    h ^= h >>> 13;
    h *= 0xc2b2ae35;
    h ^= h >>> 16;
    return h;
  }

  /** The shard of a hash, from its high bits; the tables inside a shard use the low ones. */
  static int shard(int hash, int shards) {
    return (int) (((hash & 0xffffffffL) * shards) >>> 32);
  }
}
