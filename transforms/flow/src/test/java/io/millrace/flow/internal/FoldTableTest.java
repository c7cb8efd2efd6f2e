package io.millrace.flow.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FoldTableTest {

  @Test
  void slot_sameKeyAgain_isTheSame() {
    FoldTable table = new FoldTable();

    table.set(table.slot("a"), 1);

    assertThat(table.get(table.slot(new String("a")))).isEqualTo(1);
    assertThat(table.size()).isEqualTo(1);
  }

  @Test
  void slot_nullKey_isAKey() throws Exception {
    FoldTable table = new FoldTable();

    table.set(table.slot(null), 1);
    table.set(table.slot("a"), 2);

    Map<Object, Object> expected = new HashMap<>();
    expected.put(null, 1);
    expected.put("a", 2);
    assertThat(drained(table)).isEqualTo(expected);
  }

  @Test
  void slot_keysWithOneHash_stayApart() throws Exception {
    FoldTable table = new FoldTable();

    table.set(table.slot("Aa"), 1);
    table.set(table.slot("BB"), 2);

    assertThat(drained(table)).isEqualTo(Map.of("Aa", 1, "BB", 2));
  }

  @Test
  void slot_moreKeysThanAtFirst_keepsThemAll() throws Exception {
    FoldTable table = new FoldTable();

    IntStream.range(0, 100_000).forEach(i -> table.set(table.slot(i), -i));

    assertThat(drained(table))
        .isEqualTo(IntStream.range(0, 100_000).boxed().collect(Collectors.toMap(i -> i, i -> -i)));
  }

  @Test
  void drain_tableThatWasFilledAgain_givesOnlyTheNew() throws Exception {
    FoldTable table = new FoldTable();
    table.set(table.slot("a"), 1);
    drained(table);

    table.set(table.slot("b"), 2);

    assertThat(drained(table)).isEqualTo(Map.of("b", 2));
    assertThat(table.size()).isZero();
  }

  private static Map<Object, Object> drained(FoldTable table) throws Exception {
    Map<Object, Object> entries = new HashMap<>();
    table.drain(entries::put);
    return entries;
  }
}
