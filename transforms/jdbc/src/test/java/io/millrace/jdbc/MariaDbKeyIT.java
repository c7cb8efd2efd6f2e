package io.millrace.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.apache.beam.sdk.values.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
        new Keys("bit(1)", List.of("b'0'", "b'1'", "b'1'", "NULL")),
        new Keys("year", List.of("1901", "2024", "2024", "2155", "NULL")),
        new Keys("varbinary(9)", List.of("X'00'", "X'ff'", "''", "X'0001'", "NULL")));
  }

  private static final String STAGE = "stage enum('new', 'paid', 'cancelled')";

  /** Their numbers and their texts are in different orders. */
  private static JdbcRead<Row> staged(String columns) {
    DATABASE.execute(
        "DROP TABLE IF EXISTS staged",
        "CREATE TABLE staged (%s)".formatted(columns),
        "INSERT INTO staged (stage, id) SELECT ELT(1 + seq MOD 3, 'new', 'paid', 'cancelled'), seq"
            + " FROM seq_0_to_29");
    return Jdbc.read(DATABASE.database()).table("staged").select("id").splitInto(7);
  }

  private static final Integer[] ALL_STAGED =
      IntStream.range(0, 30).boxed().toArray(Integer[]::new);

  @Test
  void enumInThePrimaryKey_isNotSplitBy() {
    JdbcRead<Row> read = staged(STAGE + ", id integer, PRIMARY KEY (stage, id)");

    assertThat(DirectRuns.elements(read))
        .extracting(row -> row.getInt32(0))
        .containsExactlyInAnyOrder(ALL_STAGED);
    assertThat(read.plan(1).splits()).hasSize(1);
    assertThat(read.plan(1).reason())
        .isEqualTo(
            "each key of the table has a column of a type that cannot be split by; to split, name"
                + " columns with splitBy");
  }

  @Test
  void enumInThePrimaryKey_anotherKeyIsSplitBy() {
    JdbcRead<Row> read = staged(STAGE + ", id integer NOT NULL UNIQUE, PRIMARY KEY (stage, id)");

    assertThat(read.plan(1).splitKey()).hasValue("id");
    assertThat(DirectRuns.elements(read))
        .extracting(row -> row.getInt32(0))
        .containsExactlyInAnyOrder(ALL_STAGED);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "enum('b', 'a') | k (CHAR) is of the type enum, which",
        "set('b', 'a') | k (CHAR) is of the type set, which",
        "enum('b', 'a') CHARACTER SET binary | k (BINARY) is of the type enum, which",
        "bit(8) | k (BIT) is of more than one bit, which"
      })
  void splitBy_typesThatAreComparedInAnotherOrder(String type, String message) {
    DATABASE.execute(
        "DROP TABLE IF EXISTS keyed", "CREATE TABLE keyed (n integer, k %s)".formatted(type));
    JdbcRead<Row> read = Jdbc.read(DATABASE.database()).table("keyed").splitBy("k");

    assertThatThrownBy(() -> read.plan(2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("splitBy column " + message, "name another");
  }

  @Test
  void query_splitByWhatMayBeAnEnum() {
    staged(STAGE + ", id integer");
    JdbcRead<Row> query = Jdbc.read(DATABASE.database()).query("SELECT stage, id FROM staged");
    JdbcRead<Row> cast =
        Jdbc.read(DATABASE.database())
            .query("SELECT CAST(stage AS CHAR) AS stage, id FROM staged")
            .select("id")
            .splitInto(7);

    assertThatThrownBy(() -> query.splitBy("stage").plan(2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll(
            "splitBy column stage (CHAR) of a query may be an enum",
            "CAST(stage AS CHAR) AS stage");
    assertThat(DirectRuns.elements(cast.splitBy("stage", "id")))
        .extracting(row -> row.getInt32(0))
        .containsExactlyInAnyOrder(ALL_STAGED);
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
