package io.millrace.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.apache.beam.sdk.values.Row;
import org.junit.jupiter.api.Test;

/**
 * Splits of made-up tables have each row once, and none has more rows than its share, whatever is
 * read and however it is cut, on every database.
 *
 * <p>{@code -Dmillrace.splits.tables=500} sets how many tables, {@code -Dmillrace.splits.seed} the
 * first seed.
 */
interface RandomTablesContract {

  int TABLES = Integer.getInteger("millrace.splits.tables", 20);
  long SEED = Long.getLong("millrace.splits.seed", 1);

  TestDatabase test();

  List<KeyKind> kinds();

  @Test
  default void splits_eachRowOnce_noneAboveItsShare() {
    for (long seed = SEED; seed < SEED + TABLES; seed++) {
      Random random = new Random(seed);
      RandomTable table = RandomTable.of(random, kinds());
      test().execute(table.statements().toArray(String[]::new));
      check(seed, table, random);
      check(seed, table, random);
    }
  }

  private void check(long seed, RandomTable table, Random random) {
    int ranges = one(random, table.rows().size() > 20 ? List.of(2, 3, 7, 16, 64) : List.of(1, 100));
    String where = one(random, List.of("n >= 0", "n >= 0", "n % 3 <> 0", "k0 = k0", "n < 0"));
    JdbcRead<Row> read = read(table, random).where(where).splitInto(ranges);
    String description =
        "seed %d, %s, unique: %s, where %s, %s"
            .formatted(seed, table.key(), table.unique(), where, read.plan(1));

    List<List<Row>> splits = DirectRuns.elementsBySplit(read, 1);

    assertThat(splits.stream().flatMap(List::stream).map(row -> row.getInt32(0).toString()))
        .as(description)
        .containsExactlyInAnyOrderElementsOf(
            test().query("SELECT n FROM keyed WHERE " + where).stream()
                .map(row -> row.get(0))
                .toList());
    assertThat(splits.stream().mapToInt(List::size).max().orElseThrow())
        .as(description)
        .isLessThanOrEqualTo(share(table, where, ranges));
  }

  private JdbcRead<Row> read(RandomTable table, Random random) {
    JdbcRead<Row> all = Jdbc.read(test().database());
    JdbcRead<Row> source =
        random.nextInt(3) == 0 ? all.query("SELECT * FROM keyed") : all.table("keyed");
    boolean named = !table.unique() || source.table == null || random.nextBoolean();
    JdbcRead<Row> keyed = named ? source.splitBy(table.names().toArray(String[]::new)) : source;
    // On PostgreSQL a fetch size makes it read by a cursor.
    return random.nextBoolean() ? keyed.select("n") : keyed.select("n").fetchSize(7);
  }

  /** Equal keys stay together, and so do the rows that have a NULL in their key. */
  private int share(RandomTable table, String where, int ranges) {
    String values = table.names(" IS NOT NULL", " AND ");
    String groups =
        "SELECT count(*) FROM keyed WHERE %s AND %s GROUP BY %s"
            .formatted(where, values, table.names("", ", "));
    int nulls = first("SELECT count(*) FROM keyed WHERE %s AND NOT (%s)".formatted(where, values));
    int total = first("SELECT count(*) FROM keyed WHERE %s AND %s".formatted(where, values));
    int most = total == 0 ? 0 : first(groups + " ORDER BY 1 DESC");
    int ofValues = (total + ranges - 1) / ranges + Math.max(0, most - 1);
    return ranges == 1 || most == total ? total + nulls : Math.max(ofValues, nulls);
  }

  private int first(String query) {
    return Integer.parseInt(test().query(query).get(0).get(0));
  }

  private static <T> T one(Random random, List<T> values) {
    return values.get(random.nextInt(values.size()));
  }
}
