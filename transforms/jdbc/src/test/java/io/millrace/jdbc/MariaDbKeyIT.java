package io.millrace.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.beam.sdk.values.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MariaDbKeyIT implements KeyContract {

  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.mariaDb();

  @Override
  public TestDatabase test() {
    return DATABASE;
  }

  @Override
  public List<Keys> moreKeys() {
    return List.of(
        new Keys(
            "uuid",
            List.of(
                "'00000000-0000-0000-0000-000000000000'",
                "'7fffffff-0000-1000-8000-000000000000'",
                "'80000000-0000-4000-8000-000000000000'",
                "'ffffffff-0000-0000-0000-000000000000'",
                "NULL")),
        new Keys(
            "datetime(6)",
            List.of(
                "'2024-01-01 00:00:00.000001'",
                "'2024-01-01 00:00:00.000002'",
                "'1000-01-01'",
                "NULL")),
        new Keys(
            "timestamp(6) NULL",
            List.of(
                "'2024-01-01 00:00:00.000001'",
                "'2024-01-01 00:00:00.000002'",
                "'1971-01-01'",
                "NULL")),
        new Keys(
            "varchar(20) CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci",
            List.of("'a'", "'A'", "'ä'", "'b'", "'B '", "NULL")),
        new Keys(
            "varchar(20) CHARACTER SET latin1 COLLATE latin1_swedish_ci",
            List.of("'a'", "'A'", "'ä'", "'b'", "NULL")),
        new Keys(
            "bigint unsigned",
            List.of("0", "18446744073709551615", "9223372036854775808", "1", "NULL")),
        new Keys("varbinary(9)", List.of("X'00'", "X'ff'", "''", "X'0001'", "NULL")));
  }

  @Test
  void sample_skewedKeys_noSplitHasMuchMoreThanItsShare() {
    DATABASE.execute(
        "CREATE TABLE large_skewed (id bigint PRIMARY KEY)",
        // 99 of 100 rows in 1 of 100 parts of the key space; three times as many as are sampled.
        "INSERT INTO large_skewed SELECT CASE WHEN seq MOD 100 = 0 THEN seq * 100000"
            + " ELSE 15000000000 + seq END FROM seq_1_to_300000");
    JdbcRead<Row> read = Jdbc.read(DATABASE.database()).table("large_skewed").splitInto(8);

    List<Integer> counts = DirectRuns.elementsBySplit(read, 1).stream().map(List::size).toList();

    assertThat(counts).hasSize(8).allSatisfy(rows -> assertThat(rows).isBetween(35_000, 40_000));
    assertThat(counts.stream().mapToInt(rows -> rows).sum()).isEqualTo(300_000);
  }
}
