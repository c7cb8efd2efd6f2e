package io.millrace.flow.internal;

/** A hash of encoded keys that is the same on every machine: it decides which shard a key is in. */
final class ByteHash {

  private ByteHash() {}

  static int of(byte[] bytes, int from, int length) {
    int h = 0;
    for (int i = from; i < from + length; i++) {
      h = 31 * h + bytes[i];
    }
    return mix(h);
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
