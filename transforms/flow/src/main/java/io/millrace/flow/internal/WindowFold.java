package io.millrace.flow.internal;

import io.millrace.flow.StepException;

/**
 * The fold of one window in one worker thread, in bounded memory.
 *
 * <ol>
 *   <li>Elements are folded into a table by key. When it can grow no more it is drained, and begun
 *       anew.
 *   <li>A table that has grown to {@value #JUDGED_AT} keys, or was drained for want of room, is
 *       judged: where hardly any element found its key there, folding only costs. The next elements
 *       then pass by, each as an accumulator of its own; the stage behind the shuffle merges them.
 *   <li>After that a table is tried again; as long as it does not pay, for fewer and fewer of the
 *       elements.
 * </ol>
 */
final class WindowFold<T, K, A> {

  /** About what a key and a small accumulator cost in the table, beside the key's own content. */
  static final long ENTRY_BYTES = 96;

  static final int JUDGED_AT = 1 << 17;
  private static final double PAYS = 1.125;
  private static final int FIRST_PASS = 1 << 20;
  private static final int LONGEST_PASS = 1 << 24;

  private final Reduction<T, K, A, ?, ?> reduction;
  private final boolean grows;
  private final Failures failures;
  private final Room room;
  private final Target<K, A> target;
  private final FoldTable table = new FoldTable();

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
    } else {
      fold(key, element);
    }
  }

  @SuppressWarnings("unchecked") // only accumulators are put into the table
  private void fold(K key, T element) throws Exception {
    int keys = table.size();
    int slot = table.slot(key);
    folded++;
    if (table.size() > keys) {
      A accumulator = added(reduction.reducer().create(), element);
      table.set(slot, accumulator);
      long more = ENTRY_BYTES + Weight.of(key);
      makeRoom(grows ? more + reduction.reducer().weight(accumulator) : more);
    } else if (grows) {
      A accumulator = (A) table.get(slot);
      long before = reduction.reducer().weight(accumulator);
      accumulator = added(accumulator, element);
      table.set(slot, accumulator);
      makeRoom(reduction.reducer().weight(accumulator) - before);
    } else {
      table.set(slot, added((A) table.get(slot), element));
    }
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
    if (judged && table.size() > JUDGED_AT / 16 && folded < PAYS * table.size()) {
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
  }

  /** Hands on everything. */
  void finish() throws Exception {
    drain();
    target.flush();
  }
}
