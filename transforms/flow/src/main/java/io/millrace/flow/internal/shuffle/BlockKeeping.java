package io.millrace.flow.internal.shuffle;

import io.millrace.flow.live.Meters;
import io.millrace.flow.options.FlowOptions;
import java.io.IOException;
import java.io.Serializable;
import java.nio.ByteBuffer;

/**
 * Where the blocks of a shuffle are while the runner shuffles them. Mostly it has them itself; one
 * that would hold all in the heap is given their numbers in a {@link BlockStore}.
 *
 * @param shuffle its name in the pipeline
 * @param megabytes null for blocks that the runner has itself
 */
public record BlockKeeping(String shuffle, Long megabytes) implements Serializable {

  private static final int NUMBER_BYTES = Long.BYTES;

  /** As {@link FlowOptions#getShuffleMemory} says. */
  public static BlockKeeping of(String shuffle, FlowOptions options) {
    Long megabytes = options.getShuffleMemory();
    if (megabytes != null && megabytes < 0) {
      throw new IllegalArgumentException(
          "--shuffleMemory must not be negative, is %d: give megabytes, or leave it out"
              .formatted(megabytes));
    }
    return new BlockKeeping(shuffle, megabytes);
  }

  /** What blocks go through on a worker thread, on both sides of the shuffle. */
  public interface Keeper {

    /** What the runner is given for a block. */
    byte[] leave(byte[] block) throws IOException;

    /** The block for what the runner was given; once. */
    byte[] fetch(byte[] left) throws IOException;
  }

  public Keeper open(Meters meters) {
    return megabytes == null
        ? AsTheyAre.KEEPER
        : new InStore(BlockStore.of(meters.board(), shuffle, megabytes << 20));
  }

  private enum AsTheyAre implements Keeper {
    KEEPER;

    @Override
    public byte[] leave(byte[] block) {
      return block;
    }

    @Override
    public byte[] fetch(byte[] left) {
      return left;
    }
  }

  private record InStore(BlockStore store) implements Keeper {

    @Override
    public byte[] leave(byte[] block) throws IOException {
      return ByteBuffer.allocate(NUMBER_BYTES).putLong(store.put(block)).array();
    }

    /** What has no number, as a shard that is only there to be, is a block itself. */
    @Override
    public byte[] fetch(byte[] left) throws IOException {
      return left.length == 0 ? left : store.take(ByteBuffer.wrap(left).getLong());
    }
  }
}
