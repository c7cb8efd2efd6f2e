package io.millrace.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.flow.connect.Split;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.values.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MariaDbSessionIT implements SessionContract {

  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.mariaDb();

  record Numbered(long id, String name) {}

  @Override
  public TestDatabase test() {
    return DATABASE;
  }

  @Test
  void settingsOfTheServer_doNotChangeAnswers() throws Exception {
    String query =
        "SELECT @@time_zone AS zone, 1 / 3 AS third, WEEK('2024-01-01') AS week,"
            + " 'a' || 'b' AS either UNION ALL SELECT 'x', 0, 5, 1"
            + " UNION ALL SELECT 'x', 0, 5, 2";
    DATABASE.execute(
        "SET GLOBAL time_zone = '+05:00'",
        "SET GLOBAL sql_mode = 'PIPES_AS_CONCAT'",
        "SET GLOBAL div_precision_increment = 1",
        "SET GLOBAL default_week_format = 3",
        "SET GLOBAL sql_select_limit = 2");
    List<String> rows = new ArrayList<>();
    try {
      for (Split<Row> split : Jdbc.read(DATABASE.database()).query(query).splits(1)) {
        split.read(row -> rows.add(row.getValues().toString()));
      }
    } finally {
      DATABASE.execute(
          "SET GLOBAL time_zone = DEFAULT",
          "SET GLOBAL sql_mode = DEFAULT",
          "SET GLOBAL div_precision_increment = DEFAULT",
          "SET GLOBAL default_week_format = DEFAULT",
          "SET GLOBAL sql_select_limit = DEFAULT");
    }

    assertThat(rows)
        .containsExactly("[+00:00, 0.3333, 0, 0]", "[x, 0.0000, 5, 1]", "[x, 0.0000, 5, 2]");
  }

  @Test
  void upsert_zeroInAColumnThatNumbersRows_isZero() throws Exception {
    DATABASE.execute(
        "CREATE TABLE numbered (id bigint AUTO_INCREMENT PRIMARY KEY, name varchar(10))");

    WriteRuns.of(Jdbc.upsert(DATABASE.database(), Numbered.class).table("numbered"))
        .bundle(new Numbered(0, "zero"), new Numbered(7, "seven"))
        .publish();

    assertThat(DATABASE.query("SELECT id, name FROM numbered ORDER BY id"))
        .containsExactly(List.of("0", "zero"), List.of("7", "seven"));
  }

  @Test
  void timeZone_thatIsNotUtc_isRefused() {
    Database database = DATABASE.database().timeZone(ZoneId.of("Europe/Berlin"));

    assertThatThrownBy(() -> Jdbc.read(database).query("SELECT 1").splits(1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "timeZone must be UTC for MariaDB, is Europe/Berlin; write CONVERT_TZ(x, 'UTC',"
                + " 'Europe/Berlin') in expressions");
  }
}
