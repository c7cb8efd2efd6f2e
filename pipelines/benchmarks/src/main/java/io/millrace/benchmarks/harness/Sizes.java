package io.millrace.benchmarks.harness;

import io.millrace.benchmarks.data.DataKind;

/**
 * How much input there is: two sizes each, between which a slope is taken.
 *
 * @param tinyText for textbook Beam on DirectRunner, which takes tens of milliseconds of CPU for
 *     each distinct key, and does not finish the others
 * @param tinyRows the same, in rows
 * @param memory between which peak memory is to be flat
 */
public record Sizes(Pair text, Pair tinyText, Pair rows, Pair tinyRows, Pair memory) {

  /** Two amounts. */
  public record Pair(long small, long large) {}

  /** What the figures are taken from. */
  public static final Sizes FULL =
      new Sizes(
          new Pair(20_000_000, 200_000_000),
          new Pair(5_000, 20_000),
          new Pair(1_000_000, 10_000_000),
          new Pair(250, 1_000),
          new Pair(200_000_000, 2_000_000_000));

  /** A look within minutes; most of what it measures is the compiler. */
  public static final Sizes QUICK =
      new Sizes(
          new Pair(4_000_000, 40_000_000),
          new Pair(1_000, 3_000),
          new Pair(100_000, 1_000_000),
          new Pair(50, 150),
          new Pair(40_000_000, 200_000_000));

  /** The sizes of what a contestant is slope-measured with. */
  Pair of(Work work, Peer peer) {
    boolean tiny = peer == Peer.BEAM_DIRECT;
    if (work.data() == DataKind.WORDS) {
      return tiny ? tinyText : text;
    }
    return tiny ? tinyRows : rows;
  }
}
