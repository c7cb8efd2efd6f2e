package io.millrace.jdbc;

import io.millrace.flow.connect.Split;

/** Reads a query of texts in a process of its own, and says how much it was. */
final class CountBytes {

  record Line(long id, String text) {}

  private CountBytes() {}

  public static void main(String[] arguments) throws Exception {
    long[] sums = new long[2];
    Database database = Database.at(arguments[0]);
    for (Split<Line> split : Jdbc.read(database, Line.class).query(arguments[1]).splits(1)) {
      split.read(
          line -> {
            sums[0]++;
            sums[1] += line.text().length();
          });
    }
    System.out.printf("%d rows, %d characters%n", sums[0], sums[1]);
  }
}
