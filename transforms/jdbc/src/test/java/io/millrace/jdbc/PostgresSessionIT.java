package io.millrace.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.flow.connect.Split;
import java.util.ArrayList;
import java.util.List;
import java.util.TimeZone;
import java.util.concurrent.TimeUnit;
import org.apache.beam.sdk.values.Row;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostgresSessionIT implements SessionContract.AnyZone {

  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.postgres();

  private static final String TEXTS =
      "SELECT CAST(interval '1 year 2 days 03:04:05' AS text) AS i, ARRAY[0.1 + 0.2::float8] AS f,"
          + " CAST('\\x0aff'::bytea AS text) AS b, CAST(date '2024-03-10' AS text) AS d,"
          + " CAST('{NULL}' AS text[]) AS n";

  @Override
  public TestDatabase test() {
    return DATABASE;
  }

  @AfterEach
  void resetSettings() {
    alter("RESET ALL");
    DATABASE.execute("ALTER ROLE postgres RESET ALL");
  }

  private static void alter(String setting) {
    String name = DATABASE.query("SELECT current_database()").get(0).get(0);
    DATABASE.execute("ALTER DATABASE %s %s".formatted(name, setting));
  }

  private static List<String> read(JdbcRead<Row> read) throws Exception {
    List<String> values = new ArrayList<>();
    for (Split<Row> split : read.splits(1)) {
      split.read(row -> values.add(row.getValues().toString()));
    }
    return values;
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTC", "America/New_York", "Asia/Tokyo"})
  void timeZone_byDefaultTheDatabasesOwn(String client) throws Exception {
    alter("SET timezone = 'Pacific/Auckland'");
    TimeZone before = TimeZone.getDefault();
    TimeZone.setDefault(TimeZone.getTimeZone(client));
    try {
      JdbcRead<Row> read =
          Jdbc.read(DATABASE.database())
              .query("SELECT CAST(timestamptz '2024-03-10 12:00+00' AS date) AS d");

      assertThat(read(read)).containsExactly("[2024-03-11]");
      assertThat(read(read.fetchSize(1))).containsExactly("[2024-03-11]");
      assertThat(read.plan(1).timeZone()).isEqualTo("Pacific/Auckland");
    } finally {
      TimeZone.setDefault(before);
    }
  }

  @Test
  void timeZone_ofTheRoleGoesBeforeTheDatabases() throws Exception {
    alter("SET timezone = 'Pacific/Auckland'");
    DATABASE.execute("ALTER ROLE postgres SET timezone = 'America/New_York'");

    assertThat(
            read(Jdbc.read(DATABASE.database()).query("SELECT current_setting('TimeZone') AS z")))
        .containsExactly("[America/New_York]");
  }

  @Test
  void timeZone_isThatOfThePlanningOnEachWorker() throws Exception {
    JdbcRead<Row> read =
        Jdbc.read(DATABASE.database()).query("SELECT current_setting('TimeZone') AS z");
    alter("SET timezone = 'Pacific/Auckland'");
    List<? extends Split<Row>> splits = read.splits(1);
    alter("SET timezone = 'Asia/Tokyo'");
    List<String> zones = new ArrayList<>();

    for (Split<Row> split : splits) {
      split.read(row -> zones.add(row.getString("z")));
    }

    assertThat(zones).containsExactly("Pacific/Auckland");
  }

  @Test
  void texts_doNotDependOnSettingsOfTheDatabase() throws Exception {
    JdbcRead<Row> read = Jdbc.read(DATABASE.database()).query(TEXTS);
    String expected =
        "[1 year 2 days 03:04:05, {0.30000000000000004}, \\x0aff, 2024-03-10, {NULL}]";
    alter("SET IntervalStyle = 'iso_8601'");
    alter("SET extra_float_digits = 0");
    alter("SET bytea_output = 'escape'");
    alter("SET DateStyle = 'German'");
    alter("SET array_nulls = off");

    assertThat(read(read)).containsExactly(expected);
    assertThat(read(read.fetchSize(1))).containsExactly(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "idle_in_transaction_session_timeout",
        "idle_session_timeout",
        "transaction_timeout"
      })
  void timeLimits_doNotEndARead(String limit) throws Exception {
    JdbcRead<Row> read =
        Jdbc.read(DATABASE.database())
            .query("SELECT g FROM generate_series(1, 20) AS g")
            .fetchSize(10);
    alter("SET %s = '200ms'".formatted(limit));
    List<Object> rows = new ArrayList<>();

    for (Split<Row> split : read.splits(1)) {
      split.read(
          row -> {
            if (rows.isEmpty()) {
              waitForAnOldTransaction();
            }
            rows.add(row.getValue(0));
          });
    }

    assertThat(rows).hasSize(20);
  }

  private static void waitForAnOldTransaction() throws InterruptedException {
    String old =
        "SELECT 1 FROM pg_stat_activity WHERE datname = current_database()"
            + " AND state = 'idle in transaction'"
            + " AND clock_timestamp() - state_change > interval '400 ms'"
            + " UNION ALL SELECT 1 WHERE NOT EXISTS (SELECT FROM pg_stat_activity"
            + " WHERE datname = current_database() AND application_name = 'Millrace')";
    while (DATABASE.query(old).isEmpty()) {
      TimeUnit.MILLISECONDS.sleep(10);
    }
  }
}
