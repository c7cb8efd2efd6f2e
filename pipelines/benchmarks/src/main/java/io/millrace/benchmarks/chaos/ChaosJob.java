package io.millrace.benchmarks.chaos;

import java.util.List;
import java.util.Locale;

/** A job that is disturbed: its command line, its target, and what the target must hold. */
public enum ChaosJob {
  /** A group for every twenty rows, so that merging and writing take their time. */
  ROLLUP("reports.totals", "expected.totals"),
  /** A copy that is seen as it goes on, and overwrites. */
  UPSERT("reports.readings", "shop.readings"),
  /** A copy into a table without a key, where a row that is written twice is there twice. */
  INSERT("reports.readings", "shop.readings"),
  /** A copy in the place of other rows. */
  REPLACE("reports.readings", "shop.readings");

  private final String target;
  private final String expected;

  ChaosJob(String target, String expected) {
    this.target = target;
    this.expected = expected;
  }

  /** What {@code --job} calls it. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  String target() {
    return target;
  }

  /** The table that holds what the target must hold. */
  String expected() {
    return expected;
  }

  /** What makes the target, before a run. */
  List<String> preparation() {
    String readings = "CREATE TABLE reports.readings (LIKE shop.readings)";
    return switch (this) {
      case ROLLUP ->
          List.of(
              "CREATE TABLE reports.totals (meter bigint PRIMARY KEY, readings bigint,"
                  + " total numeric, least numeric, most numeric, tag int)");
      case UPSERT -> List.of(readings, "ALTER TABLE reports.readings ADD PRIMARY KEY (id)");
      case INSERT -> List.of(readings);
      case REPLACE ->
          List.of(
              readings,
              "INSERT INTO reports.readings SELECT -id, meter, amount, tag FROM shop.readings"
                  + " WHERE id <= 1000");
    };
  }

  /** The job's name, and its options but for the two databases and their tables. */
  List<String> arguments() {
    return switch (this) {
      case ROLLUP ->
          List.of(
              "rollup",
              "--groupBy=meter",
              "--aggregate=count() as readings, sum(amount) as total, min(amount) as least,"
                  + " max(amount) as most, max(tag) as tag");
      case UPSERT -> List.of("copy", "--mode=upsert");
      // The name lets a submission be repeated while the one before it may still be at work.
      case INSERT, REPLACE -> List.of("copy", "--mode=" + label(), "--runId=chaos");
    };
  }

  /** Whether its rows are seen at its end, all at once. */
  boolean isStaged() {
    return this == INSERT || this == REPLACE;
  }

  /** What makes room for a second run, which is of no name. */
  List<String> preparationOfSecond() {
    return this == INSERT ? List.of("TRUNCATE " + target) : List.of();
  }
}
