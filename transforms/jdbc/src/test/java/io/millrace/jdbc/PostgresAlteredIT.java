package io.millrace.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.flow.connect.Split;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.values.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A table that is altered between the planning of a read and the reading. */
class PostgresAlteredIT {

  @RegisterExtension static final TestDatabase TEST = TestDatabase.postgres();

  @BeforeEach
  void table() {
    TEST.execute(
        "DROP TABLE IF EXISTS altered",
        "CREATE TABLE altered (id integer PRIMARY KEY, k8 bigint NOT NULL UNIQUE, amount integer,"
            + " total numeric, at timestamp, note varchar(9), doc json)",
        "INSERT INTO altered VALUES (1, 2, 3, 4.5, '2024-01-01', 'note', '{\"a\": 1}')");
  }

  private static JdbcRead<Row> read() {
    return Jdbc.read(TEST.database()).table("altered").splitInto(1);
  }

  private static List<List<Object>> readAfter(JdbcRead<Row> read, String alteration)
      throws Exception {
    List<? extends Split<Row>> splits = read.splits(1);
    TEST.execute("ALTER TABLE altered " + alteration);
    List<List<Object>> rows = new ArrayList<>();
    for (Split<Row> split : splits) {
      split.read(row -> rows.add(row.getValues()));
    }
    return rows;
  }

  @ParameterizedTest
  @CsvSource({
    "amount, int4, bigint, int8",
    "amount, int4, numeric, numeric",
    "total, numeric, bigint, int8",
    "at, timestamp, timestamptz, timestamptz",
    "note, varchar, json USING NULL, json"
  })
  void columnOfAnotherType_fails(String column, String before, String type, String after) {
    assertThatThrownBy(
            () -> readAfter(read().select(column), "ALTER %s TYPE %s".formatted(column, type)))
        .hasMessage(
            "cannot read table public.altered (all rows): column %s (%s) is now of the type %s;"
                    .formatted(column, before, after)
                + " start the job again");
  }

  @Test
  void keyOfAnotherType_fails() {
    assertThatThrownBy(
            () ->
                readAfter(
                    read().select("amount").splitBy("k8"),
                    "ALTER k8 TYPE oid USING CAST(k8 AS oid)"))
        .hasMessageContaining("column k8 (int8) is now of the type oid; start the job again");
  }

  @Test
  void textsOfOtherTypes_areRead() throws Exception {
    JdbcRead<Row> read = read().select("note", "doc");

    assertThat(readAfter(read, "ALTER note TYPE text, ALTER doc TYPE text"))
        .containsExactly(List.of("note", "{\"a\": 1}"));
  }

  @Test
  void allColumns_andOneMore_fails() {
    JdbcRead<Row> all = read().select("*");
    JdbcRead<Row> fetched = all.fetchSize(5);

    assertThatThrownBy(() -> readAfter(all, "ADD more integer"))
        .hasMessageEndingWith(
            "the query gives 9 columns, and gave 8 when it was planned; start the job again");
    assertThatThrownBy(() -> readAfter(fetched, "ADD still_more integer"))
        .hasMessageEndingWith(
            "the query gives 10 columns, and gave 9 when it was planned; start the job again");
  }

  @Test
  void oneMoreColumn_thatIsNotRead() throws Exception {
    assertThat(readAfter(read().select("amount"), "ADD more integer")).containsExactly(List.of(3));
  }
}
