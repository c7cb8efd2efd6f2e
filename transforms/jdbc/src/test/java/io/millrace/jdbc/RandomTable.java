package io.millrace.jdbc;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A made-up table: the same one of the same seed. Its rows are numbered by {@code n}, its key is in
 * {@code k0}, {@code k1} and so on.
 *
 * @param unique whether there is a unique key; then of rows with equal keys there is one
 * @param rows the literals of each key, in SQL
 */
record RandomTable(List<Column> key, boolean unique, List<List<String>> rows) {

  private static final int MOST_ROWS = 300;

  /** A column of the key. */
  record Column(String type, boolean nullable) {}

  /** Where in the key space the keys are. */
  private enum Spread {
    EVEN,
    /** 99 of 100 rows in one of 100 parts of it. */
    SKEWED,
    /** Few keys, each many times. */
    REPEATED
  }

  static RandomTable of(Random random, List<KeyKind> kinds) {
    List<KeyKind> chosen =
        IntStream.range(0, random.nextBoolean() ? 1 : 2 + random.nextInt(2))
            .mapToObj(i -> kinds.get(random.nextInt(kinds.size())))
            .toList();
    List<Column> key =
        chosen.stream().map(kind -> new Column(kind.type(), random.nextInt(3) == 0)).toList();
    Spread spread = Spread.values()[random.nextInt(Spread.values().length)];
    int size =
        List.of(0, 1, 2 + random.nextInt(9), MOST_ROWS / 2 + random.nextInt(MOST_ROWS / 2))
            .get(Math.min(3, random.nextInt(8)));
    List<List<String>> rows =
        IntStream.range(0, size)
            .mapToObj(
                row ->
                    IntStream.range(0, key.size())
                        .mapToObj(
                            i ->
                                key.get(i).nullable() && random.nextInt(10) == 0
                                    ? "NULL"
                                    : chosen.get(i).literal(random, position(random, spread)))
                        .toList())
            .toList();
    return new RandomTable(key, random.nextBoolean(), rows);
  }

  private static long position(Random random, Spread spread) {
    long percent = KeyKind.SPACE / 100;
    return switch (spread) {
      case EVEN -> random.nextLong(KeyKind.SPACE);
      case SKEWED ->
          random.nextInt(100) == 0
              ? random.nextLong(KeyKind.SPACE)
              : 42 * percent + random.nextLong(percent);
      case REPEATED -> random.nextLong(4) * 17 * percent;
    };
  }

  /** The names of the key's columns. */
  List<String> names() {
    return IntStream.range(0, key.size()).mapToObj(i -> "k" + i).toList();
  }

  /** The names, each with something behind it. */
  String names(String suffix, String separator) {
    return names().stream().map(name -> name + suffix).collect(Collectors.joining(separator));
  }

  /** What makes the table {@code keyed}; the database itself says which keys are equal. */
  List<String> statements() {
    String columns =
        IntStream.range(0, key.size())
            .mapToObj(
                i ->
                    "k%d %s %s"
                        .formatted(
                            i, key.get(i).type(), key.get(i).nullable() ? "NULL" : "NOT NULL"))
            .collect(Collectors.joining(", "));
    String constraint = key.stream().anyMatch(Column::nullable) ? "UNIQUE" : "PRIMARY KEY";
    String names = names("", ", ");
    String values =
        rows.isEmpty()
            ? ""
            : IntStream.range(0, rows.size())
                .mapToObj(n -> "(%d, %s)".formatted(n, String.join(", ", rows.get(n))))
                .collect(Collectors.joining(", "));
    return List.of(
        "DROP TABLE IF EXISTS unkeyed",
        "DROP TABLE IF EXISTS keyed",
        "CREATE TABLE unkeyed (n integer, %s)".formatted(columns),
        "CREATE TABLE keyed (n integer, %s%s)"
            .formatted(columns, unique ? ", %s (%s)".formatted(constraint, names) : ""),
        rows.isEmpty() ? "DELETE FROM unkeyed" : "INSERT INTO unkeyed VALUES " + values,
        unique
            ? "INSERT INTO keyed SELECT min(n), %1$s FROM unkeyed GROUP BY %1$s".formatted(names)
            : "INSERT INTO keyed SELECT * FROM unkeyed");
  }
}
