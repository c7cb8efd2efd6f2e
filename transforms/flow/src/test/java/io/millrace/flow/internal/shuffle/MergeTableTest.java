package io.millrace.flow.internal.shuffle;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.flow.Reducers;
import io.millrace.flow.function.Reducer;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.beam.sdk.values.KV;
import org.junit.jupiter.api.Test;

class MergeTableTest {

  private static final Reducer<String, ?, String> LEAST = Reducers.min(String.class, text -> text);
  private static final Reducer<String, ?, String> GREATEST =
      Reducers.max(String.class, text -> text);

  @Test
  void bytes_valueThatBecomesLarger_isAboutTheirMean() throws Exception {
    assertThat(bytes(GREATEST, List.of("a", "b".repeat(10_000)))).isBetween(5_000L, 11_000L);
  }

  @Test
  void bytes_valueThatBecomesSmaller_isAboutTheirMean() throws Exception {
    assertThat(bytes(LEAST, List.of("b".repeat(10_000), "a"))).isBetween(5_000L, 11_000L);
  }

  @Test
  void bytes_valuesThatGrow_areTheirSum() throws Exception {
    List<String> texts = Collections.nCopies(10, "x".repeat(1_000));

    assertThat(bytes(Reducers.collect(), texts)).isBetween(10_000L, 12_000L);
  }

  @Test
  void bytes_manyKeys_isTheMeanOfEach() throws Exception {
    List<String> texts = IntStream.range(0, 1_000).mapToObj(i -> "x".repeat(1_000) + i).toList();

    assertThat(bytes(Folded.of(GREATEST), texts)).isBetween(2_000_000L, 2_400_000L);
  }

  private static <A> long bytes(Reducer<String, A, ?> reducer, List<String> texts)
      throws Exception {
    return bytes(Folded.by(text -> "key", reducer), texts);
  }

  /** What a table takes that texts were merged into one by one. */
  private static <A, V> long bytes(
      Reduction<String, String, A, V, KV<String, V>> reduction, List<String> texts)
      throws Exception {
    MergeTable<String, A> table =
        new MergeTable<>(reduction.keyCoder(), reduction.accumulatorCoder(), reduction.reducer());
    BlockWriter<String, A> writer =
        new BlockWriter<>(
            reduction.keyCoder(),
            reduction.accumulatorCoder(),
            1,
            (shard, block) -> table.merge(block));
    for (String text : texts) {
      writer.write(
          reduction.key().apply(text), reduction.reducer().add(reduction.reducer().create(), text));
    }
    writer.flush();
    return table.bytes();
  }
}
