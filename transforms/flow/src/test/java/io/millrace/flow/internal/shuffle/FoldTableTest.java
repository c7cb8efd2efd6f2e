package io.millrace.flow.internal.shuffle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FoldTableTest {

  @Test
  void slot_sameKeyAgain_isTheSame() {
    FoldTable table = new FoldTable(Objects::hashCode);

    table.set(table.slot("a"), 1);

    assertThat(table.get(table.slot(new String("a")))).isEqualTo(1);
    assertThat(table.size()).isEqualTo(1);
  }

  @Test
  void slot_nullKey_isAKey() throws Exception {
    FoldTable table = new FoldTable(Objects::hashCode);

    table.set(table.slot(null), 1);
    table.set(table.slot("a"), 2);

    Map<Object, Object> expected = new HashMap<>();
    expected.put(null, 1);
    expected.put("a", 2);
    assertThat(drained(table)).isEqualTo(expected);
  }

  @Test
  void slot_keysWithOneHash_stayApart() throws Exception {
    FoldTable table = new FoldTable(Objects::hashCode);

    table.set(table.slot("Aa"), 1);
    table.set(table.slot("BB"), 2);

    assertThat(drained(table)).isEqualTo(Map.of("Aa", 1, "BB", 2));
  }

  @Test
  void slot_moreKeysThanAtFirst_keepsThemAll() throws Exception {
    FoldTable table = new FoldTable(Objects::hashCode);

    IntStream.range(0, 100_000).forEach(i -> table.set(table.slot(i), -i));

    assertThat(drained(table))
        .isEqualTo(IntStream.range(0, 100_000).boxed().collect(Collectors.toMap(i -> i, i -> -i)));
  }

  @Test
  void drain_tableThatWasFilledAgain_givesOnlyTheNew() throws Exception {
    FoldTable table = new FoldTable(Objects::hashCode);
    table.set(table.slot("a"), 1);
    drained(table);

    table.set(table.slot("b"), 2);

    assertThat(drained(table)).isEqualTo(Map.of("b", 2));
    assertThat(table.size()).isZero();
  }

  /** A key that counts how often one is compared. */
  private record Counted(int hash, int number, AtomicLong compared) {

    @Override
    public boolean equals(Object other) {
      compared.incrementAndGet();
      return other instanceof Counted that && number == that.number;
    }

    @Override
    public int hashCode() {
      return hash;
    }
  }

  @Test
  void slot_manyKeysWithOneHash_comparesNoMoreThanSomeForEach() throws Exception {
    AtomicLong compared = new AtomicLong();
    FoldTable table = new FoldTable(key -> ByteHash.mix(((Counted) key).number));

    for (int again = 0; again < 2; again++) {
      IntStream.range(0, 40_000)
          .mapToObj(i -> new Counted(7, i, compared))
          .forEach(key -> table.set(table.slot(key), -key.number));
    }

    assertThat(compared.get()).isLessThan(80_000 * 16L);
    assertThat(drained(table))
        .hasSize(40_000)
        .containsEntry(new Counted(7, 39_999, compared), -39_999);
  }

  /** As records of two numbers hash, with a factor of 31: up to 32 of these have the same. */
  @Test
  void slot_manyHashesOfSomeKeysEach_comparesNoMoreThanSomeForEach() {
    AtomicLong compared = new AtomicLong();
    FoldTable table = new FoldTable(key -> ByteHash.mix(((Counted) key).number));

    IntStream.range(0, 1_000_000)
        .mapToObj(i -> new Counted(31 * (i / 1_000) + i % 1_000, i, compared))
        .forEach(table::slot);

    assertThat(table.size()).isEqualTo(1_000_000);
    assertThat(compared.get()).isLessThan(1_000_000 * 8L);
  }

  @Test
  void slot_hashesThatSpread_areNotComputedAnew() {
    FoldTable table =
        new FoldTable(
            key -> {
              throw new AssertionError("asked for another hash of " + key);
            });

    IntStream.range(0, 1_000_000).forEach(table::slot);

    assertThat(table.isRehashed()).isFalse();
  }

  @Test
  void isCrowded_bothHashesAreShared_untilDrained() throws Exception {
    FoldTable table = new FoldTable(key -> 1);

    IntStream.range(0, 1_000)
        .mapToObj(i -> new Counted(7, i, new AtomicLong()))
        .forEach(table::slot);

    assertThat(table.isCrowded()).isTrue();
    drained(table);
    assertThat(table.isCrowded()).isFalse();
  }

  private static Map<Object, Object> drained(FoldTable table) throws Exception {
    Map<Object, Object> entries = new HashMap<>();
    table.drain(entries::put);
    return entries;
  }
}
