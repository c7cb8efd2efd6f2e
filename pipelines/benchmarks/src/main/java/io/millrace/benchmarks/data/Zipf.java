package io.millrace.benchmarks.data;

import java.util.SplittableRandom;

/**
 * Ranks from 0 up, of which rank r comes with a probability proportional to 1 / (r + 1)^s.
 *
 * <p>Drawn in constant time by the alias method (Walker; the table is built as Vose does): each
 * slot of the table holds a share of its own rank, and gives the rest of itself to one other rank.
 */
final class Zipf {

  private final double[] ownShare;
  private final int[] alias;

  Zipf(int ranks, double exponent) {
    ownShare = new double[ranks];
    alias = new int[ranks];
    double sum = 0;
    for (int rank = 0; rank < ranks; rank++) {
      ownShare[rank] = Math.pow(rank + 1.0, -exponent);
      sum += ownShare[rank];
    }
    for (int rank = 0; rank < ranks; rank++) {
      ownShare[rank] *= ranks / sum;
      alias[rank] = rank;
    }
    fillSlots();
  }

  /** Ranks fall with their number, so the rich ones, which lend, are a prefix. */
  private void fillSlots() {
    int rich = 0;
    int lastRich = 0;
    while (lastRich + 1 < ownShare.length && ownShare[lastRich + 1] >= 1) {
      lastRich++;
    }
    for (int poor = lastRich + 1; poor < ownShare.length; poor++) {
      fill(poor, rich);
      // A lender that has become poor itself borrows from the next, and so on.
      while (ownShare[rich] < 1 && rich < lastRich) {
        fill(rich, rich + 1);
        rich++;
      }
    }
  }

  private void fill(int poor, int rich) {
    alias[poor] = rich;
    ownShare[rich] -= 1 - ownShare[poor];
  }

  int next(SplittableRandom random) {
    int slot = random.nextInt(ownShare.length);
    return random.nextDouble() < ownShare[slot] ? slot : alias[slot];
  }
}
