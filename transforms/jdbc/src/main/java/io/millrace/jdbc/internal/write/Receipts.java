package io.millrace.jdbc.internal.write;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The receipts of all flushes of a run that count. */
public record Receipts(List<Receipt> all) {

  public static Receipts parse(List<String> texts) {
    return new Receipts(texts.stream().map(Receipt::parse).toList());
  }

  public boolean isEmpty() {
    return all.isEmpty();
  }

  /** The run that they are of; this one where there are none. */
  public long runOr(long run) {
    return all.isEmpty() ? run : all.get(0).run();
  }

  public long rows() {
    return all.stream().mapToLong(Receipt::rows).sum();
  }

  public long refused() {
    return all.stream().mapToLong(Receipt::refused).sum();
  }

  /** The batches of dead letters that count. */
  public Set<Long> letters() {
    Set<Long> letters = new HashSet<>();
    all.forEach(receipt -> letters.addAll(receipt.letters()));
    return letters;
  }

  /** The segments that have rows that count. */
  public List<Long> segments() {
    return all.stream()
        .flatMap(receipt -> receipt.segments().stream())
        .filter(segment -> segment.rows() > 0)
        .map(Receipt.Segment::id)
        .toList();
  }

  /** How many rows these segments have. */
  public long stagedRows() {
    return all.stream()
        .flatMap(receipt -> receipt.segments().stream())
        .mapToLong(Receipt.Segment::rows)
        .sum();
  }

  /** The segments that were left because nobody knew how their last rows ended. */
  public List<Receipt.Segment> inDoubt() {
    return all.stream()
        .flatMap(receipt -> receipt.segments().subList(0, receipt.segments().size() - 1).stream())
        .toList();
  }
}
