package io.millrace.flow.internal.shuffle;

import io.millrace.flow.function.StepException;
import io.millrace.flow.internal.failure.Failures;
import io.millrace.flow.internal.memory.MeanWeight;
import io.millrace.flow.internal.memory.Weight;

/**
 * The fold of one window in one worker thread, in bounded memory.
 *
 * <ol>
 *   <li>Elements are folded into a table by key. When it can grow no more it is drained, and begun
 *       anew.
 *   <li>A table that has grown to {@value #JUDGED_AT} keys, or was drained for want of room, is
 *       judged: where hardly any element found its key there, folding only costs. The next elements
 *       then pass by, each as an accumulator of its own; the stage behind the shuffle merges them.
 *   <li>So do elements once keys crowd a table in spite of their hashes, see {@link FoldTable}.
 *   <li>Once a table is large, elements are folded some at a time, see {@link FoldTable#touch}.
 *   <li>After that a table is tried again; as long as it does not pay, for fewer and fewer of the
 *       elements.
 * </ol>
 */
final class WindowFold<T, K, A> {

  /** About what a key and a small accumulator cost in the table, beside the key's own content. */
  static final long ENTRY_BYTES = 96;

  static final int JUDGED_AT = 1 << 17;

  /** How many keys make a table large: with their accumulators they fill a cache. */
  static final int LARGE = 1 << 12;

  /** How many elements are folded together; few, as they may be big. */
  static final int TOGETHER = 16;

  /** How often an accumulator is weighed that does not grow, but may come to hold other values. */
  private static final int WEIGHED = 64;

  private static final double PAYS = 1.125;
  private static final int FIRST_PASS = 1 << 20;
  private static final int LONGEST_PASS = 1 << 24;

  private final Reduction<T, K, A, ?, ?> reduction;
  private final boolean grows;
  private final Failures failures;
  private final Room room;
  private final Target<K, A> target;
  private final FoldTable table;

  /** What keys weigh, and with them accumulators that do not grow. */
  private final MeanWeight weights = new MeanWeight();

  /** What accumulators that grow weigh together. */
  private long grown;

  /** What room was taken for. */
  private long charged;

  /** Elements that are to be folded together, from {@code begun} to {@code waiting}. */
  private final Object[] keys = new Object[TOGETHER];

  private final Object[] elements = new Object[TOGETHER];
  private final int[] hashes = new int[TOGETHER];
  private int begun;
  private int waiting;

  private long folded;
  private int pass = FIRST_PASS;
  private int passing;

  /** The memory of the folds of all windows in this worker thread. */
  interface Room {

    /** Takes so many bytes more; false if they are not there. */
    boolean take(long more);

    /** Drains the folds of all windows. */
    void clear() throws Exception;
  }

  /** Takes what was folded. */
  interface Target<K, A> {
    void write(K key, A accumulator) throws Exception;

    default void flush() throws Exception {}
  }

  WindowFold(
      Reduction<T, K, A, ?, ?> reduction, Failures failures, Room room, Target<K, A> target) {
    this.reduction = reduction;
    this.grows = reduction.reducer().grows();
    this.table = new FoldTable(new EncodedHash<>(reduction.keyCoder()));
    this.failures = failures;
    this.room = room;
    this.target = target;
  }

  void add(T element) throws Exception {
    K key;
    try {
      key = reduction.key().apply(element);
    } catch (Exception e) {
      failures.failed("partition " + reduction.by(), element, e);
      return;
    }
    if (passing > 0) {
      passing--;
      target.write(key, added(reduction.reducer().create(), element));
    } else if (waiting == 0 && table.size() < LARGE) {
      fold(key, table.hash(key), element);
    } else {
      keys[waiting] = key;
      elements[waiting] = element;
      hashes[waiting++] = table.hash(key);
      if (waiting == TOGETHER) {
        foldTogether();
      }
    }
  }

  @SuppressWarnings("unchecked") // keys and elements of this fold alone
  private void foldTogether() throws Exception {
    // A result that nobody uses would not be computed.
    if (table.touch(keys, hashes, waiting) < 0) {
      throw new IllegalStateException("fewer than none of the keys are in the table");
    }
    while (begun < waiting) {
      int i = begun++;
      int hash = table.isRehashed() ? table.hash(keys[i]) : hashes[i];
      fold((K) keys[i], hash, (T) elements[i]);
      elements[i] = null;
    }
    begun = 0;
    waiting = 0;
  }

  @SuppressWarnings("unchecked") // only accumulators are put into the table
  private void fold(K key, int hash, T element) throws Exception {
    int before = table.size();
    int slot = table.slot(key, hash);
    folded++;
    if (table.size() > before) {
      A accumulator = added(reduction.reducer().create(), element);
      table.set(slot, accumulator);
      grown += grows ? reduction.reducer().weight(accumulator) : 0;
      if (weights.isDue()) {
        weigh(key, accumulator);
      }
      charge();
    } else if (grows) {
      foldGrowing(slot, element);
    } else {
      A accumulator = added((A) table.get(slot), element);
      table.set(slot, accumulator);
      if (folded % WEIGHED == 0) {
        weigh(key, accumulator);
        charge();
      }
    }
  }

  @SuppressWarnings("unchecked") // only accumulators are put into the table
  private void foldGrowing(int slot, T element) throws Exception {
    A accumulator = (A) table.get(slot);
    long before = reduction.reducer().weight(accumulator);
    accumulator = added(accumulator, element);
    table.set(slot, accumulator);
    grown += reduction.reducer().weight(accumulator) - before;
    charge();
  }

  private void weigh(K key, A accumulator) {
    weights.add(Weight.of(key) + (grows ? 0 : reduction.reducer().weight(accumulator)));
  }

  /** Takes room for all that is in the table, beyond what was taken before. */
  private void charge() throws Exception {
    long more = table.size() * (ENTRY_BYTES + weights.get()) + grown - charged;
    charged += more;
    makeRoom(more);
  }

  private A added(A accumulator, T element) {
    try {
      return reduction.reducer().add(accumulator, element);
    } catch (Exception e) {
      throw StepException.of("reduce " + reduction.by(), element, e);
    }
  }

  private void makeRoom(long more) throws Exception {
    boolean full = !room.take(more);
    boolean judged = full || table.size() == JUDGED_AT;
    boolean pays = table.size() <= JUDGED_AT / 16 || folded >= PAYS * table.size();
    if (table.isCrowded() || (judged && !pays)) {
      room.clear();
      passing = pass;
      pass = Math.min(2 * pass, LONGEST_PASS);
    } else if (full) {
      room.clear();
      pass = FIRST_PASS;
    }
  }

  /** Hands on all that was folded, and begins anew. */
  @SuppressWarnings("unchecked") // only keys and accumulators are put into the table
  void drain() throws Exception {
    table.drain((key, accumulator) -> target.write((K) key, (A) accumulator));
    folded = 0;
    grown = 0;
    charged = 0;
  }

  /** Hands on everything; what has waited in vain, as an accumulator of its own. */
  @SuppressWarnings("unchecked") // keys and elements of this fold alone
  void finish() throws Exception {
    while (begun < waiting) {
      int i = begun++;
      target.write((K) keys[i], added(reduction.reducer().create(), (T) elements[i]));
    }
    waiting = 0;
    begun = 0;
    drain();
    target.flush();
  }
}
