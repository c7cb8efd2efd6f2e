package io.millrace.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.flow.connect.Split;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.beam.sdk.values.Row;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Splits find their rows by the key's index, and look at no others, on databases that count what
 * they look at.
 */
interface KeyIndexContract {

  int ROWS = 20_000;

  /** What looking at the counters itself may count. */
  int FEW = 2_000;

  TestDatabase test();

  /** So many rows, of {@code i} from 1 on, in a FROM clause. */
  String numbers(int rows);

  /** Makes the statistics of a table those of its rows. */
  void analyze(String table);

  /** The number of rows that were found by an index, since the server started. */
  long foundByIndex();

  /** The number of rows that were come across without one, since the server started. */
  long scanned();

  @ParameterizedTest
  @ValueSource(strings = {"n", "one, n", "few, n", "few, one, n"})
  default void splits_lookAtTheirRowsOnly(String key) throws Exception {
    test()
        .execute(
            "DROP TABLE IF EXISTS indexed",
            "CREATE TABLE indexed (n integer NOT NULL, one integer NOT NULL, few integer NOT NULL,"
                + " filler varchar(200), PRIMARY KEY (%s))".formatted(key),
            "INSERT INTO indexed SELECT i, 1, i / 5000, repeat('x', 200) FROM " + numbers(ROWS));
    analyze("indexed");
    List<? extends Split<Row>> splits =
        Jdbc.read(test().database()).table("indexed").splitInto(10).splits(1);
    long foundBefore = foundByIndex();
    long scannedBefore = scanned();
    List<Integer> read = new ArrayList<>();

    for (Split<Row> split : splits) {
      split.read(row -> read.add(row.getInt32("n")));
    }

    assertThat(read)
        .containsExactlyInAnyOrder(IntStream.rangeClosed(1, ROWS).boxed().toArray(Integer[]::new));
    assertThat(foundByIndex() - foundBefore).isBetween((long) ROWS, (long) ROWS + FEW);
    assertThat(scanned() - scannedBefore).isLessThan(FEW);
  }
}
