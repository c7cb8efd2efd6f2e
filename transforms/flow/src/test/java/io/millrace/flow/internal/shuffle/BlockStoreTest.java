package io.millrace.flow.internal.shuffle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.flow.live.Board;
import io.millrace.flow.options.FlowOptions;
import java.util.concurrent.CancellationException;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BlockStoreTest {

  private final Board board = Board.of(Pipeline.create());
  private final long before = BlockStore.held();

  @AfterEach
  void end() {
    board.over();
  }

  @Test
  void take_fromTheHeapAndFromDisk() throws Exception {
    BlockStore store = BlockStore.of(board, "shuffle", before + 5);

    long inHeap = store.put(new byte[] {1, 2, 3});
    long onDisk = store.put(new byte[] {4, 5, 6});
    long alsoInHeap = store.put(new byte[] {7, 8});

    assertThat(BlockStore.held() - before).isEqualTo(5);
    assertThat(store.take(onDisk)).containsExactly(4, 5, 6);
    assertThat(store.take(inHeap)).containsExactly(1, 2, 3);
    assertThat(BlockStore.held() - before).isEqualTo(2);
    assertThat(store.take(alsoInHeap)).containsExactly(7, 8);
  }

  @Test
  void of_oneForEachShuffle() {
    BlockStore store = BlockStore.of(board, "shuffle", 0);

    assertThat(BlockStore.of(board, "shuffle", 0)).isSameAs(store);
    assertThat(BlockStore.of(board, "shuffle (2)", 0)).isNotSameAs(store);
    assertThat(BlockStore.of(Board.of(Pipeline.create()), "shuffle", 0)).isNotSameAs(store);
  }

  @Test
  void take_twice() throws Exception {
    BlockStore store = BlockStore.of(board, "shuffle", 0);
    long number = store.put(new byte[] {1});

    store.take(number);

    assertThatThrownBy(() -> store.take(number))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "a block of a shuffle is not in this process, or was given out before: --shuffleMemory"
                + " is for DirectRunner alone");
  }

  @Test
  void put_pipelineIsOver_noFileIsMade() {
    BlockStore store = BlockStore.of(board, "shuffle", 0);
    board.over();

    assertThatThrownBy(() -> store.put(new byte[] {1}))
        .isInstanceOf(CancellationException.class)
        .hasStackTraceContaining("BlockStore.file");
  }

  @Test
  void over_letsGoWhatIsLeft() throws Exception {
    BlockStore store = BlockStore.of(board, "shuffle", before + 1);
    store.put(new byte[] {1});
    store.put(new byte[] {2});

    board.over();

    assertThat(BlockStore.held()).isEqualTo(before);
    assertThatThrownBy(() -> store.put(new byte[0])).isInstanceOf(CancellationException.class);
    assertThat(BlockStore.of(board, "shuffle", 0)).isNotSameAs(store);
  }

  @Test
  void shuffleMemory_negative() {
    FlowOptions options = PipelineOptionsFactory.as(FlowOptions.class);
    options.setShuffleMemory(-1L);

    assertThatThrownBy(() -> BlockKeeping.of("shuffle", options))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("--shuffleMemory must not be negative, is -1: give megabytes, or leave it out");
  }
}
