package io.millrace.flow.internal.shuffle;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.BitSet;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.beam.sdk.util.VarInt;
import org.junit.jupiter.api.Test;

class ByteHashTest {

  @Test
  void of_sameBytesElsewhere_sameHash() {
    byte[] alone = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11};
    byte[] within = {0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 99};

    assertThat(ByteHash.of(within, 3, 11)).isEqualTo(ByteHash.of(alone, 0, 11));
  }

  @Test
  void of_zerosOfAnyLength_differ() {
    byte[] zeros = new byte[40];
    BitSet seen = new BitSet();

    for (int length = 0; length <= 40; length++) {
      seen.set(ByteHash.of(zeros, 0, length) & 0xffff);
    }

    assertThat(seen.cardinality()).isGreaterThanOrEqualTo(40);
  }

  /** A polynomial with a factor below 256 gave a hash to some seventeen such keys each. */
  @Test
  void of_pairsOfSmallNumbers_hardlyAnyTwoAlike() {
    ByteOutput key = new ByteOutput(16);
    BitSet seen = new BitSet();

    for (int one = 0; one < 128; one++) {
      for (int other = 0; other < 16_384; other++) {
        key.clear();
        writeVarInt(one, key);
        writeVarInt(other, key);
        seen.set(key.hash() >>> 1);
      }
    }

    int keys = 128 * 16_384;
    assertThat(seen.cardinality()).isGreaterThan(keys - keys / 500);
  }

  /** Of two blocks, changes that cancel each other out whatever stands in the others. */
  @Test
  void seeded_keysChosenToHaveOneHash_differ() {
    Set<Integer> hashes = new HashSet<>();
    Set<Integer> seeded = new HashSet<>();

    for (int choice = 0; choice < 4_096; choice++) {
      ByteBuffer key = ByteBuffer.allocate(12 * 16).order(ByteOrder.LITTLE_ENDIAN);
      for (int pair = 0; pair < 12; pair++) {
        boolean changed = (choice >> pair & 1) == 1;
        key.putLong(changed ? 1L << 63 : 0).putLong(changed ? 1L << 63 | 1L << 31 : 0);
      }
      hashes.add(ByteHash.of(key.array(), 0, key.capacity()));
      seeded.add(ByteHash.seeded(key.array(), 0, key.capacity()));
    }

    assertThat(hashes).hasSize(1);
    assertThat(seeded).hasSizeGreaterThan(4_090);
  }

  @Test
  void seeded_zerosOfAnyLength_differ() {
    byte[] zeros = new byte[40];

    Set<Integer> hashes =
        IntStream.rangeClosed(0, 40)
            .mapToObj(length -> ByteHash.seeded(zeros, 0, length))
            .collect(Collectors.toSet());

    assertThat(hashes).hasSize(41);
  }

  @Test
  void shard_sequentialNumbers_aboutAsManyEach() {
    int[] counts = new int[8];
    ByteOutput key = new ByteOutput(16);

    for (int number = 0; number < 80_000; number++) {
      key.clear();
      writeVarInt(number, key);
      counts[ByteHash.shard(key.hash(), counts.length)]++;
    }

    for (int count : counts) {
      assertThat(count).isBetween(9_600, 10_400);
    }
  }

  private static void writeVarInt(int number, ByteOutput out) {
    try {
      VarInt.encode(number, out);
    } catch (java.io.IOException e) {
      throw new AssertionError(e);
    }
  }
}
