package io.millrace.flow.internal.shuffle;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.flow.Reducers;
import io.millrace.flow.internal.failure.Failures;
import io.millrace.flow.internal.memory.Weight;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.beam.sdk.values.KV;
import org.junit.jupiter.api.Test;

class WindowFoldTest {

  @Test
  void add_equalKeys_areOneAccumulator() throws Exception {
    Fold fold = new Fold(Folded.counts(), Long.MAX_VALUE);

    fold.add("a", "b", "a");
    fold.fold.finish();

    assertThat(fold.written).containsExactlyInAnyOrder("a=2", "b=1");
  }

  @Test
  void add_roomRefused_drainsAndGoesOn() throws Exception {
    Fold fold = new Fold(Folded.counts(), 2 * (WindowFold.ENTRY_BYTES + Weight.of("a")));

    fold.add("a", "a", "b", "c", "a");
    assertThat(fold.written).containsExactlyInAnyOrder("a=2", "b=1", "c=1");
    fold.fold.finish();

    assertThat(fold.written).containsExactlyInAnyOrder("a=2", "b=1", "c=1", "a=1");
  }

  @Test
  void add_accumulatorThatGrows_takesRoom() throws Exception {
    Fold fold = new Fold(Folded.lists(), 1_000);

    fold.add("a", "a", "a", "a", "a", "a", "a", "a", "a", "a", "a", "a", "a", "a", "a", "a");

    assertThat(fold.written).isNotEmpty();
  }

  @Test
  void add_valuesThatAreHeld_takeRoom() throws Exception {
    Fold fold = new Fold(Folded.of(Reducers.max(String.class, text -> text)), 1_000);

    fold.add("a".repeat(1_000));

    assertThat(fold.written).hasSize(1);
  }

  @Test
  void add_valuesThatBecomeLarger_takeRoom() throws Exception {
    Fold fold = new Fold(Folded.by(word -> "key", Reducers.max(String.class, text -> text)), 500);

    for (int i = 0; i < 1_000; i++) {
      fold.add("a".repeat(i));
    }

    assertThat(fold.written).isNotEmpty();
  }

  @Test
  void add_oneValueThatIsLarger_countsOnce() throws Exception {
    Fold fold =
        new Fold(Folded.by(word -> "key", Reducers.max(String.class, text -> text)), 20_000);

    fold.add(Collections.nCopies(63, "a").toArray(String[]::new));
    fold.add("b".repeat(10_000), "a");

    assertThat(fold.written).isEmpty();
    assertThat(fold.taken).isBetween(5_000L, 11_000L);
  }

  @Test
  void add_valuesThatBecomeSmaller_takeNoLessThanNothing() throws Exception {
    Fold fold =
        new Fold(
            Folded.by(word -> "key", Reducers.min(String.class, text -> text)), Long.MAX_VALUE);

    fold.add("b".repeat(10_000));
    fold.add(Collections.nCopies(62, "c").toArray(String[]::new));
    fold.add("a", "a");

    assertThat(fold.taken).isBetween(5_000L, 11_000L);
  }

  @Test
  void drain_rest_takesRoomAnew() throws Exception {
    Fold fold = new Fold(Folded.lists(), Long.MAX_VALUE);

    fold.add("a", "a", "b");
    fold.clear();
    assertThat(fold.taken).isZero();
    fold.add("a");

    assertThat(fold.taken).isBetween(WindowFold.ENTRY_BYTES, 2 * WindowFold.ENTRY_BYTES + 64);
  }

  @Test
  void add_manyKeysWithOneHash_nothingIsLost() throws Exception {
    Fold fold = new Fold(Folded.counts(), Long.MAX_VALUE);
    for (int i = 0; i < 1 << 14; i++) {
      fold.add(Collisions.text(i));
    }
    fold.fold.finish();

    assertThat(fold.written).hasSize(1 << 14).contains(Collisions.text(77) + "=1");
  }

  @Test
  void add_keysThatHardlyComeAgain_passByOnceJudged() throws Exception {
    Fold fold = new Fold(Folded.counts(), Long.MAX_VALUE);
    for (int i = 0; i < WindowFold.JUDGED_AT; i++) {
      fold.add("key " + i);
    }
    assertThat(fold.written).hasSize(WindowFold.JUDGED_AT);

    fold.add("x", "x");

    assertThat(fold.written.subList(WindowFold.JUDGED_AT, fold.written.size()))
        .containsExactly("x=1", "x=1");
  }

  @Test
  void finish_largeTableAndElementsThatWait_nothingIsLost() throws Exception {
    Fold fold = new Fold(Folded.counts(), Long.MAX_VALUE);
    for (int i = 0; i < WindowFold.LARGE; i++) {
      fold.add("key " + i);
    }

    fold.add("key 0", "key 1", "key 1");
    fold.fold.finish();

    assertThat(fold.written)
        .hasSize(WindowFold.LARGE + 3)
        .contains("key 0=1", "key 1=1", "key 2=1");
    assertThat(fold.written.stream().filter("key 1=1"::equals)).hasSize(3);
  }

  @Test
  void add_keysThatComeAgain_stayFolded() throws Exception {
    Fold fold = new Fold(Folded.counts(), Long.MAX_VALUE);
    for (int i = 0; i <= WindowFold.JUDGED_AT; i++) {
      fold.add("key " + i, "key " + i / 2);
    }

    assertThat(fold.written).isEmpty();
  }

  /** A fold that may take some bytes. */
  private static final class Fold implements WindowFold.Room {

    private final List<String> written = new ArrayList<>();
    private final WindowFold<String, ?, ?> fold;
    private final long most;
    private long taken;

    <A, V> Fold(Reduction<String, String, A, V, KV<String, V>> reduction, long most) {
      this.most = most;
      this.fold =
          new WindowFold<>(
              reduction,
              Failures.THROW,
              this,
              (key, accumulator) ->
                  written.add(key + "=" + reduction.reducer().finish(accumulator)));
    }

    void add(String... words) throws Exception {
      for (String word : words) {
        fold.add(word);
      }
    }

    @Override
    public boolean take(long more) {
      taken += more;
      return taken <= most;
    }

    @Override
    public void clear() throws Exception {
      fold.drain();
      taken = 0;
    }
  }
}
