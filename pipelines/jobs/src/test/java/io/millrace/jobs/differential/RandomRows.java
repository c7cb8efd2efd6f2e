package io.millrace.jobs.differential;

import io.millrace.jobs.differential.Reading.Timed;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Rows with nulls, duplicates, skew, and texts whose hash codes collide. */
final class RandomRows {

  private static final List<String> TEXTS =
      Arrays.asList(
          null,
          "",
          "a",
          "b",
          "hot",
          "Aa",
          "BB",
          "AaAa",
          "AaBB",
          "BBAa",
          "é\u0000𐍈",
          "x".repeat(50));
  private static final List<Integer> NUMBERS =
      Arrays.asList(null, 0, 1, -1, 2, 3, 8, 13, Integer.MAX_VALUE, Integer.MIN_VALUE);
  private static final List<Long> BIGS =
      Arrays.asList(null, 0L, 1L, -1L, 127L, 128L, 1L << 40, -(1L << 40));
  private static final List<BigDecimal> DECIMALS =
      Arrays.asList(
          null,
          new BigDecimal("1.0"),
          new BigDecimal("1.00"),
          new BigDecimal("0"),
          new BigDecimal("-3.25"),
          new BigDecimal("1E+3"),
          new BigDecimal("12345678901234567890.123"));

  private static final int SECONDS = 6;

  private final Random random;
  private final Row hot;
  private final boolean skewed;

  RandomRows(Random random) {
    this.random = random;
    this.hot = row();
    this.skewed = random.nextBoolean();
  }

  /** Mostly few rows, at times none, at times more. */
  List<Timed> some() {
    int size = one(List.of(0, 1, few(), few(), few(), few(), few(), 5 * few()));
    List<Timed> rows = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      Row row = i > 0 && random.nextInt(5) == 0 ? rows.get(random.nextInt(i)).row() : hotOrOther();
      rows.add(new Timed(row, random.nextInt(SECONDS * 1000)));
    }
    return rows;
  }

  /** Rows whose numbers are all different, enough of them to fill small tables with wide keys. */
  List<Timed> many() {
    return IntStream.range(0, 1200)
        .mapToObj(i -> new Timed(new Row(null, i * 5, (long) i % 7, null), i % 1000))
        .toList();
  }

  private int few() {
    return 2 + random.nextInt(40);
  }

  private Row hotOrOther() {
    return skewed && random.nextInt(10) < 8 ? hot : row();
  }

  private Row row() {
    return new Row(
        one(TEXTS),
        random.nextInt(3) == 0 ? Integer.valueOf(random.nextInt(1000)) : one(NUMBERS),
        one(BIGS),
        one(DECIMALS));
  }

  private <T> T one(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }
}
