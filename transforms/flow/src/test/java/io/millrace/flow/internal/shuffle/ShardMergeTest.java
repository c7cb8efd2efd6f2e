package io.millrace.flow.internal.shuffle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.flow.Reducers;
import io.millrace.flow.internal.memory.MemoryBudget;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.beam.sdk.values.KV;
import org.junit.jupiter.api.Test;

class ShardMergeTest {

  /** Twice as many words as a megabyte of accumulators holds, and more. */
  private static final int MANY = 60_000;

  @Test
  void forEach_blocksOfSeveralFolds_mergesEqualKeys() throws Exception {
    assertThat(merged(Folded.counts(), 101, blocks(Folded.counts(), "a", "b"), block("b")))
        .isEqualTo(Map.of("a", 1L, "b", 2L));
  }

  @Test
  void forEach_noBlocks_isEmpty() throws Exception {
    try (ShardMerge<String, ?> merge = merge(Folded.counts(), 102)) {
      assertThat(merge.isEmpty()).isTrue();
      merge.merge(new byte[0]);
      assertThat(merge.isEmpty()).isTrue();
    }
  }

  @Test
  void forEach_moreThanTheBudget_spillsAndGivesTheSame() throws Exception {
    String[] words = words(MANY);

    Map<String, Object> counts =
        merged(Folded.counts(), 1, blocks(Folded.counts(), words), blocks(Folded.counts(), words));

    assertThat(counts)
        .isEqualTo(
            IntStream.range(0, MANY).boxed().collect(Collectors.toMap(i -> "w" + i, i -> 2L)));
  }

  @Test
  void forEach_partsThatAreTooLargeThemselves_spillAgain() throws Exception {
    String[] words = words(12 * MANY);

    Map<String, Object> counts = merged(Folded.counts(), 1, blocks(Folded.counts(), words));

    assertThat(counts).hasSize(12 * MANY).containsEntry("w0", 1L).containsEntry("w719999", 1L);
  }

  @Test
  void merge_oneKeyBeyondTheBudget_failsNamingTheWaysOut() throws Exception {
    String[] same = IntStream.range(0, MANY).mapToObj(i -> "w").toArray(String[]::new);
    List<byte[]> blocks = blocks(Folded.lists(), same);

    assertThatThrownBy(() -> merged(Folded.lists(), 1, blocks))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContainingAll(
            "reduce by word: what one key has collected, ",
            "of 1 MB",
            "collect(limit)",
            "--tableMemory");
  }

  @Test
  void merge_oneKeyWithinAQuarter_othersHaveAllMemory_goesOn() throws Exception {
    String[] same = IntStream.range(0, 2 * MANY).mapToObj(i -> "w").toArray(String[]::new);
    List<byte[]> blocks = blocks(Folded.lists(), same);
    MemoryBudget.Share others = MemoryBudget.ofProcess(103).share();
    assertThat(others.covers(104 << 20)).isTrue();

    Map<String, Object> lists = merged(Folded.lists(), 103, blocks);

    assertThat(lists).containsEntry("w", List.of(same));
    others.release();
  }

  @Test
  void merge_oneKeyWithASmallAndALargeValue_goesOn() throws Exception {
    Reduction<String, String, ?, String, KV<String, String>> greatest =
        Folded.by(word -> "key", Reducers.max(String.class, text -> text));
    String large = "b".repeat(2_000_000);

    assertThat(merged(greatest, 16, blocks(greatest, "a".repeat(100_000), large)))
        .isEqualTo(Map.of("key", large));
  }

  private static List<byte[]> block(String word) throws Exception {
    return blocks(Folded.counts(), word);
  }

  private static String[] words(int n) {
    return IntStream.range(0, n).mapToObj(i -> "w" + i).toArray(String[]::new);
  }

  private static <A, V> List<byte[]> blocks(
      Reduction<String, String, A, V, KV<String, V>> reduction, String... words) throws Exception {
    List<byte[]> blocks = new ArrayList<>();
    BlockWriter<String, A> writer =
        new BlockWriter<>(
            reduction.keyCoder(),
            reduction.accumulatorCoder(),
            1,
            (shard, block) -> blocks.add(block));
    for (String word : words) {
      writer.write(
          reduction.key().apply(word), reduction.reducer().add(reduction.reducer().create(), word));
    }
    writer.flush();
    return blocks;
  }

  @SafeVarargs
  @SuppressWarnings("varargs") // the array is only read
  private static <A, V> Map<String, Object> merged(
      Reduction<String, String, A, V, KV<String, V>> reduction,
      long megabytes,
      List<byte[]>... folds)
      throws Exception {
    Map<String, Object> results = new HashMap<>();
    try (ShardMerge<String, A> merge = merge(reduction, megabytes)) {
      for (List<byte[]> fold : folds) {
        for (byte[] block : fold) {
          merge.merge(block);
        }
      }
      merge.forEach(
          (key, accumulator) -> results.put(key, reduction.reducer().finish(accumulator)));
    }
    return results;
  }

  private static <A, V> ShardMerge<String, A> merge(
      Reduction<String, String, A, V, KV<String, V>> reduction, long megabytes) throws IOException {
    return new ShardMerge<>(reduction, MemoryBudget.ofProcess(megabytes));
  }
}
