package io.millrace.flow.internal;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** A hash of encoded keys that is the same on every machine: it decides which shard a key is in. */
final class ByteHash {

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  /**
   * The golden ratio, as Fibonacci hashing has it (Knuth, volume 3, 6.4): odd, so nothing is lost.
   */
  private static final long FACTOR = 0x9e3779b97f4a7c15L;

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
