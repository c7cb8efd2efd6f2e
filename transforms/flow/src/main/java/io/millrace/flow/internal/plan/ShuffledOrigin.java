package io.millrace.flow.internal.plan;

import io.millrace.flow.connect.Receiver;
import io.millrace.flow.internal.pipeline.StepNames;
import io.millrace.flow.internal.pipeline.Windowed;
import io.millrace.flow.internal.shuffle.BlockKeeping;
import io.millrace.flow.internal.shuffle.BlockWriter;
import io.millrace.flow.internal.shuffle.ByteInput;
import io.millrace.flow.internal.shuffle.ByteOutput;
import io.millrace.flow.internal.stage.Stage;
import io.millrace.flow.internal.step.Exit;
import io.millrace.flow.internal.step.Head;
import io.millrace.flow.internal.step.Link;
import io.millrace.flow.internal.step.NullCheck;
import io.millrace.flow.internal.step.StageOutput;
import io.millrace.flow.internal.step.Tail;
import io.millrace.flow.live.Meter;
import io.millrace.flow.options.FlowOptions;
import java.io.IOException;
import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;
import org.apache.beam.sdk.coders.ByteArrayCoder;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.coders.VarLongCoder;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.Reshuffle;
import org.apache.beam.sdk.transforms.windowing.BoundedWindow;
import org.apache.beam.sdk.transforms.windowing.PaneInfo;
import org.apache.beam.sdk.values.KV;
import org.joda.time.Instant;

/**
 * Elements that are dealt to the workers anew, in blocks: each with its timestamp, as the
 * difference to the one before. Unbounded flows take Beam's {@code Reshuffle}, with one Beam key a
 * shard.
 */
final class ShuffledOrigin<X, T> extends Origin<T> {

  private final Plan<X, T> upstream;
  private final Coder<T> coder;
  private final int shards;

  ShuffledOrigin(Plan<X, T> upstream) {
    super(upstream.pipeline());
    this.upstream = upstream;
    this.coder = upstream.coder();
    this.shards = 4 * workers(pipeline());
  }

  @Override
  String description() {
    return upstream.description() + ", shuffle";
  }

  @Override
  Windowed windowed() {
    return upstream.windowed();
  }

  @Override
  Stage<T> apply(String name) {
    String shuffle = StepNames.unique(pipeline(), "shuffle");
    String full = StepNames.unique(pipeline(), name.isEmpty() ? "shuffled" : name);
    BlockKeeping keeping = BlockKeeping.of(shuffle, pipeline().getOptions().as(FlowOptions.class));
    return windowed().mergesByShard()
        ? Stage.apply(
            upstream
                .stage(
                    "deal",
                    new BlockTail<>(coder, shards, keeping),
                    KvCoder.of(VarIntCoder.of(), ByteArrayCoder.of()))
                .apply(shuffle, GroupByKey.create()),
            full,
            new BlockHead<>(coder, keeping))
        : Stage.apply(
            upstream
                .stage("deal", dealing(coder, shards), KvCoder.of(VarIntCoder.of(), coder))
                .apply(shuffle, Reshuffle.of()),
            full,
            values());
  }

  private static <T> Head<KV<Integer, T>, T> values() {
    return (chain, output) -> pair -> chain.accept(pair.getValue());
  }

  private static <T> Tail<T, KV<Integer, T>> dealing(Coder<T> coder, int shards) {
    return exit ->
        new Link<T>() {
          private final NullCheck<T> nulls = new NullCheck<>(coder, exit.step());
          private int next;

          @Override
          public void accept(T element) {
            next = (next + 1) % shards;
            exit.emit(KV.of(next, nulls.checked(element)));
          }
        };
  }

  /** Takes elements out of blocks, each at its own moment. */
  private record BlockHead<T>(Coder<T> coder, BlockKeeping keeping)
      implements Head<KV<Integer, Iterable<byte[]>>, T> {

    @Override
    public Link<KV<Integer, Iterable<byte[]>>> before(
        Receiver<? super T> chain, StageOutput output) {
      BlockKeeping.Keeper keeper = keeping.open(output.meters());
      return shard -> {
        output.beginShard(shard.getKey());
        StageOutput.Moment moment = output.moment();
        for (byte[] block : shard.getValue()) {
          unpack(keeper.fetch(block), chain, output);
        }
        output.at(moment);
      };
    }

    private void unpack(byte[] block, Receiver<? super T> chain, StageOutput output)
        throws Exception {
      ByteInput in = new ByteInput(block);
      BoundedWindow window = output.window();
      long millis = 0;
      StageOutput.Moment moment = null;
      while (in.available() > 0) {
        long step = VarLongCoder.of().decode(in);
        if (step != 0 || moment == null) {
          millis += step;
          moment = new StageOutput.Moment(Instant.ofEpochMilli(millis), window, PaneInfo.NO_FIRING);
        }
        T element = coder.decode(in);
        output.meters().checkNotOver();
        output.at(moment);
        chain.accept(element);
      }
    }
  }

  /** Writes elements to blocks, and deals the blocks. */
  private record BlockTail<T>(Coder<T> coder, int shards, BlockKeeping keeping)
      implements Tail<T, KV<Integer, byte[]>>, Serializable {

    @Override
    public Link<T> open(Exit<KV<Integer, byte[]>> exit) {
      return new Link<T>() {
        private final NullCheck<T> nulls = new NullCheck<>(coder, exit.step());
        private final Map<BoundedWindow, Block> blocks = new HashMap<>();
        private final Meter bytes = exit.output().meters().meter("bytesShuffled");
        private final BlockKeeping.Keeper keeper = keeping.open(exit.output().meters());
        private int next;

        @Override
        public void startBundle() {
          blocks.clear();
        }

        @Override
        public void accept(T element) throws IOException {
          StageOutput.Moment moment = exit.output().moment();
          Block block = blocks.computeIfAbsent(moment.window(), window -> new Block());
          long millis = moment.timestamp().getMillis();
          VarLongCoder.of().encode(millis - block.millis, block.bytes);
          block.millis = millis;
          coder.encode(nulls.checked(element), block.bytes);
          if (block.bytes.size() >= BlockWriter.BLOCK_BYTES) {
            emit(moment.window(), block);
          }
        }

        @Override
        public void finishBundle() throws IOException {
          for (Map.Entry<BoundedWindow, Block> left : blocks.entrySet()) {
            if (left.getValue().bytes.size() > 0) {
              emit(left.getKey(), left.getValue());
            }
          }
          blocks.clear();
        }

        private void emit(BoundedWindow window, Block block) throws IOException {
          next = (next + 1) % shards;
          bytes.add(block.bytes.size());
          exit.emit(KV.of(next, keeper.leave(block.bytes.toByteArray())), window);
          block.bytes.clear();
          block.millis = 0;
        }
      };
    }
  }

  private static final class Block {
    private final ByteOutput bytes = new ByteOutput(1024);
    private long millis;
  }
}
