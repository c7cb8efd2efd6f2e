package io.millrace.jdbc.internal.write;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a publisher has to know of one flush.
 *
 * @param run the job that it was part of
 * @param segments the staged rows that count
 * @param letters the batches of dead letters that count
 * @param rows how many elements came, good and bad
 * @param refused how many of them became dead letters
 */
record Receipt(long run, List<Segment> segments, List<Long> letters, long rows, long refused) {

  /**
   * Staged rows that were written one after the other.
   *
   * @param id of no other segment of any job
   * @param end the first number after those of its rows; what has this number or a higher one was
   *     written by an attempt of which nobody knows how it ended, and does not count
   * @param rows how many rows it has; some numbers are those of refused rows
   */
  record Segment(long id, long end, long rows) {}

  private static final String PARTS = ";";
  private static final String ITEMS = ",";
  private static final String NUMBERS = ":";

  static Receipt parse(String text) {
    String[] parts = text.split(PARTS, -1);
    List<Segment> segments = new ArrayList<>();
    for (String item : items(parts[1])) {
      String[] numbers = item.split(NUMBERS, -1);
      segments.add(
          new Segment(
              Long.parseLong(numbers[0]), Long.parseLong(numbers[1]), Long.parseLong(numbers[2])));
    }
    return new Receipt(
        Long.parseLong(parts[0]),
        segments,
        items(parts[2]).stream().map(Long::valueOf).toList(),
        Long.parseLong(parts[3]),
        Long.parseLong(parts[4]));
  }

  private static List<String> items(String part) {
    return part.isEmpty() ? List.of() : Arrays.asList(part.split(ITEMS, -1));
  }

  /** In the form that {@link #parse} takes. */
  @Override
  public String toString() {
    return String.join(
        PARTS,
        Long.toString(run),
        segments.stream()
            .map(segment -> segment.id() + NUMBERS + segment.end() + NUMBERS + segment.rows())
            .collect(Collectors.joining(ITEMS)),
        letters.stream().map(String::valueOf).collect(Collectors.joining(ITEMS)),
        Long.toString(rows),
        Long.toString(refused));
  }
}
