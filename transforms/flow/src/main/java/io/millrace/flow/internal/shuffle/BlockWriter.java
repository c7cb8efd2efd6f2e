package io.millrace.flow.internal.shuffle;

import java.io.IOException;
import org.apache.beam.sdk.coders.Coder;

/**
 * Writes (key, accumulator) pairs to blocks, one stream of blocks for each shard.
 *
 * <p>A block is a run of pairs: the length of the encoded key, the key, the accumulator. Pairs of
 * one key always go to the same shard, whichever worker writes them.
 */
public final class BlockWriter<K, A> implements WindowFold.Target<K, A> {

  /** Small enough for Flink's sort buffers, large enough that a block's own cost is nothing. */
  public static final int BLOCK_BYTES = 32 * 1024;

  private final Coder<K> keyCoder;
  private final Coder<A> accumulatorCoder;
  private final ByteOutput[] blocks;
  private final Blocks out;
  private final ByteOutput key = new ByteOutput(64);

  public BlockWriter(Coder<K> keyCoder, Coder<A> accumulatorCoder, int shards, Blocks out) {
    this.keyCoder = keyCoder;
    this.accumulatorCoder = accumulatorCoder;
    this.blocks = new ByteOutput[shards];
    this.out = out;
  }

  @Override
  public void write(K nextKey, A accumulator) throws IOException {
    key.clear();
    keyCoder.encode(nextKey, key);
    int shard = ByteHash.shard(key.hash(), blocks.length);
    ByteOutput block = blocks[shard];
    if (block == null) {
      block = blocks[shard] = new ByteOutput(1024);
    }
    block.writeSized(key);
    accumulatorCoder.encode(accumulator, block);
    if (block.size() >= BLOCK_BYTES) {
      out.accept(shard, block.toByteArray());
      block.clear();
    }
  }

  /** Gives out the blocks that are not full. */
  @Override
  public void flush() throws IOException {
    for (int shard = 0; shard < blocks.length; shard++) {
      if (blocks[shard] != null && blocks[shard].size() > 0) {
        out.accept(shard, blocks[shard].toByteArray());
        blocks[shard].clear();
      }
    }
  }

  /** Takes finished blocks. */
  @FunctionalInterface
  public interface Blocks {
    void accept(int shard, byte[] block) throws IOException;
  }
}
