package io.millrace.benchmarks.work;

/** W5: a visit; the bytes of each user are summed, and nearly every user comes once. */
public record Visit(String user, long bytes) {

  /** Reads a line of CSV: the components in order. */
  public static Visit parse(String line) {
    int user = line.indexOf(',');
    return new Visit(line.substring(0, user), Long.parseLong(line, user + 1, line.length(), 10));
  }

  /** A line of the result. */
  public static String line(String user, long bytes) {
    return user + ',' + bytes;
  }
}
