package io.millrace.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.flow.connect.Split;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.values.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Settings of a user's URL that change how the driver speaks to PostgreSQL, and no answer. */
class PostgresUrlSettingsIT {

  @RegisterExtension static final TestDatabase TEST = TestDatabase.postgres();

  record Item(long id, String name) {}

  @BeforeAll
  static void create() {
    TEST.execute(
        """
        CREATE TABLE everything AS
        SELECT g AS id, CAST(g AS smallint) AS s, 12345678901234567.125 + g AS n,
               0.1::float8 + 0.2 AS d, 0.1::real AS f, 'text ' || g AS t, '\\x00ff'::bytea AS b,
               date '2024-03-10' + g AS day, time '03:04:05.000006' AS clock,
               timestamp '2024-03-10 03:04:05.000006' AS local,
               timestamptz '2024-03-10 03:04:05.000006+02' AS point,
               CAST('6f0dc0b4-7b0c-4f43-8a5a-9d2f6f0c1c11' AS uuid) AS u, g % 2 = 0 AS even,
               CAST('{"a": 1}' AS jsonb) AS j, ARRAY[1.5, NULL, 0.1]::float8[] AS many,
               interval '1 month 2 days' AS long, CAST(NULL AS text) AS nothing
        FROM generate_series(1, 50) g
        """,
        "ALTER TABLE everything ADD PRIMARY KEY (id)");
  }

  private static List<String> rows(JdbcRead<Row> read) throws Exception {
    List<String> rows = new ArrayList<>();
    for (Split<Row> split : read.splits(1)) {
      split.read(
          row -> {
            byte[] bytes = row.getBytes("b");
            rows.add(row.getValues() + " " + bytes[0] + bytes[1]);
          });
    }
    return rows.stream().map(row -> row.replaceAll("\\[B@\\w+", "bytes")).sorted().toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "prepareThreshold=0",
        "prepareThreshold=1",
        "binaryTransfer=false",
        "autosave=always",
        "autosave=conservative",
        "defaultRowFetchSize=1",
        "stringtype=unspecified",
        "reWriteBatchedInserts=true",
        "preparedStatementCacheQueries=0",
        "tcpKeepAlive=false",
        "ssl=false",
        "options=-c%20DateStyle=German",
      })
  void readAndWritten_asWithoutThem(String settings) throws Exception {
    Database database = Database.at(TEST.url() + "&" + settings);
    TEST.execute(
        "DROP TABLE IF EXISTS items, bad_items",
        "CREATE TABLE items (id bigint PRIMARY KEY, name varchar(5))");
    List<String> expected = rows(Jdbc.read(TEST.database()).table("everything"));

    assertThat(rows(Jdbc.read(database).table("everything"))).isEqualTo(expected);
    assertThat(rows(Jdbc.read(database).table("everything").fetchSize(7))).isEqualTo(expected);
    WriteRuns.of(Jdbc.upsert(database, Item.class).table("items").deadLetters("bad_items"))
        .bundle(new Item(1, "one"), new Item(2, "too long"), new Item(3, "three"))
        .publish();
    WriteRuns.of(Jdbc.insert(database, Item.class).table("items").deadLetters("bad_items"))
        .bundle(new Item(1, "again"), new Item(4, "four"))
        .publish();
    assertThat(TEST.query("SELECT id, name FROM items ORDER BY id"))
        .containsExactly(List.of("1", "one"), List.of("3", "three"), List.of("4", "four"));
    assertThat(TEST.query("SELECT count(*) FROM bad_items")).containsExactly(List.of("2"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"readOnly=true", "currentSchema=elsewhere,public", "loadBalanceHosts=true"})
  void read_asWithoutThem(String settings) throws Exception {
    Database database = Database.at(TEST.url() + "&" + settings);

    assertThat(rows(Jdbc.read(database).table("everything")))
        .isEqualTo(rows(Jdbc.read(TEST.database()).table("everything")));
  }
}
