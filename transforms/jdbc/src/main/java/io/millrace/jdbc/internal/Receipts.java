package io.millrace.jdbc.internal;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The receipts of all flushes of a run that count. */
record Receipts(List<Receipt> all) {

  static Receipts parse(List<String> texts) {
    return new Receipts(texts.stream().map(Receipt::parse).toList());
  }

  boolean isEmpty() {
    return all.isEmpty();
  }

  /** The run that they are of; this one where there are none. */
  long runOr(long run) {
    return all.isEmpty() ? run : all.get(0).run();
  }

  long rows() {
    return all.stream().mapToLong(Receipt::rows).sum();
  }

  long refused() {
    return all.stream().mapToLong(Receipt::refused).sum();
  }

  /** The batches of dead letters that count. */
  Set<Long> letters() {
    Set<Long> letters = new HashSet<>();
    all.forEach(receipt -> letters.addAll(receipt.letters()));
    return letters;
  }

  /** The segments that have rows that count. */
  List<Long> segments() {
    return all.stream()
        .flatMap(receipt -> receipt.segments().stream())
        .filter(segment -> segment.rows() > 0)
        .map(Receipt.Segment::id)
        .toList();
  }

  /** How many rows these segments have. */
  long stagedRows() {
    return all.stream()
        .flatMap(receipt -> receipt.segments().stream())
        .mapToLong(Receipt.Segment::rows)
        .sum();
  }

  /** The segments that were left because nobody knew how their last rows ended. */
  List<Receipt.Segment> inDoubt() {
    return all.stream()
        .flatMap(receipt -> receipt.segments().subList(0, receipt.segments().size() - 1).stream())
        .toList();
  }
}
