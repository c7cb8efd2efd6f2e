package io.millrace.files.internal;

import java.util.ArrayList;
import java.util.List;

/**
 * Which worker reads what: cuts large files, and puts small ones together.
 *
 * <p>Four splits a worker, so that one who is slow holds nobody up; of a megabyte at least, below
 * which it costs more to give out a split than to read it, and of 256 at most, which is what is
 * read again when a worker dies.
 */
final class SplitPlan {

  private static final int SPLITS_PER_WORKER = 4;
  private static final long LEAST_BYTES = 1 << 20;
  private static final long MOST_BYTES = 256 << 20;

  /** What it costs to open a file, in bytes that could be read meanwhile. */
  private static final long OPENING_BYTES = 32 << 10;

  private final boolean divisible;
  private final long wantedBytes;
  private final List<List<FilePart>> splits = new ArrayList<>();
  private List<FilePart> split = new ArrayList<>();
  private long splitBytes;

  private SplitPlan(boolean divisible, long wantedBytes) {
    this.divisible = divisible;
    this.wantedBytes = wantedBytes;
  }

  /** The parts that each split has; every line of every file is in one of them. */
  static List<List<FilePart>> of(List<InputFile> files, int parallelism, boolean divisible) {
    long bytes = files.stream().mapToLong(file -> file.size() + OPENING_BYTES).sum();
    long share = ceilDiv(bytes, (long) parallelism * SPLITS_PER_WORKER);
    SplitPlan plan = new SplitPlan(divisible, Math.min(Math.max(share, LEAST_BYTES), MOST_BYTES));
    files.forEach(plan::add);
    plan.endSplit();
    return plan.splits;
  }

  private void add(InputFile file) {
    long parts = divisible && file.seekable() ? ceilDiv(file.size(), wantedBytes) : 1;
    if (parts <= 1) {
      add(file.whole(), file.size());
      return;
    }
    long partBytes = ceilDiv(file.size(), parts);
    for (long i = 0; i < parts; i++) {
      // The last one is open-ended: the file may have no line end there.
      long to = i == parts - 1 ? Long.MAX_VALUE : (i + 1) * partBytes;
      add(file.part(i * partBytes, to), partBytes);
    }
  }

  private void add(FilePart part, long bytes) {
    long cost = bytes + OPENING_BYTES;
    if (splitBytes + cost > wantedBytes) {
      endSplit();
    }
    split.add(part);
    splitBytes += cost;
  }

  private void endSplit() {
    if (!split.isEmpty()) {
      splits.add(split);
    }
    split = new ArrayList<>();
    splitBytes = 0;
  }

  private static long ceilDiv(long dividend, long divisor) {
    return (dividend + divisor - 1) / divisor;
  }
}
