package io.millrace.benchmarks.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.benchmarks.jdbc.BenchServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ChaosTablesIT {

  private static BenchServer server;
  private static ChaosTables tables;

  @BeforeAll
  static void start() throws Exception {
    server = BenchServer.start();
    tables = ChaosTables.load(server, 100);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void differences_none() throws Exception {
    tables.reset(ChaosJob.INSERT);

    execute("INSERT INTO reports.readings TABLE shop.readings");

    assertThat(tables.differences(ChaosJob.INSERT)).isEmpty();
  }

  @Test
  void differences_rowTwice_andRowGone() throws Exception {
    tables.reset(ChaosJob.INSERT);

    execute(
        "INSERT INTO reports.readings SELECT * FROM shop.readings WHERE id <> 3",
        "INSERT INTO reports.readings SELECT * FROM shop.readings WHERE id = 4");

    assertThat(tables.differences(ChaosJob.INSERT))
        .containsExactly(
            "1 rows missing, as [(3,2,0.9393,5)]", "1 rows too many, as [(4,1,1.2524,22)]");
  }

  @Test
  void differences_lastDigit() throws Exception {
    tables.reset(ChaosJob.ROLLUP);

    execute(
        "INSERT INTO reports.totals TABLE expected.totals",
        "UPDATE reports.totals SET total = total + 0.0001 WHERE meter = 2");

    assertThat(tables.differences(ChaosJob.ROLLUP)).hasSize(2);
  }

  @Test
  void leftovers_stagingTable() throws Exception {
    tables.reset(ChaosJob.INSERT);

    execute("CREATE TABLE reports.millrace_readings_1 ()", "CREATE TABLE reports.millrace_runs ()");

    assertThat(tables.leftovers(ChaosJob.INSERT)).containsExactly("reports.millrace_readings_1");
  }

  @Test
  void terminate_connectionsOfThatUser() throws Exception {
    try (Connection reader = DriverManager.getConnection(tables.sourceUrl());
        Connection writer = DriverManager.getConnection(tables.targetUrl())) {
      assertThat(tables.connections()).isEqualTo(2);

      assertThat(tables.terminate(List.of(ChaosTables.READER))).isEqualTo(1);

      assertThat(reader.isValid(10)).isFalse();
      assertThat(writer.isValid(10)).isTrue();
    }
  }

  private static void execute(String... statements) throws SQLException {
    try (Connection connection = server.connect()) {
      for (String sql : statements) {
        connection.createStatement().execute(sql);
      }
    }
  }
}
