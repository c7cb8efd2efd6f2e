package io.millrace.benchmarks.data;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * W1: lines of 5 to 15 words out of 200,000, which have 3 to 12 letters and come by Zipf's law with
 * s = 1.
 */
final class Words implements LineWriter {

  private static final int VOCABULARY = 200_000;

  private final byte[][] words;
  private final Zipf ranks = new Zipf(VOCABULARY, 1.0);

  Words(SplittableRandom random) {
    Set<String> distinct = new LinkedHashSet<>();
    while (distinct.size() < VOCABULARY) {
      distinct.add(word(random));
    }
    words =
        distinct.stream()
            .map(word -> word.getBytes(StandardCharsets.US_ASCII))
            .toArray(byte[][]::new);
  }

  private static String word(SplittableRandom random) {
    char[] letters = new char[random.nextInt(3, 13)];
    for (int i = 0; i < letters.length; i++) {
      letters[i] = (char) random.nextInt('a', 'z' + 1);
    }
    return new String(letters);
  }

  @Override
  public void write(long row, SplittableRandom random, TextBuffer out) {
    out.add(words[ranks.next(random)]);
    for (int more = random.nextInt(4, 15); more > 0; more--) {
      out.add(' ').add(words[ranks.next(random)]);
    }
    out.add('\n');
  }
}
