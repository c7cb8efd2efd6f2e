package io.millrace.benchmarks.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.benchmarks.loop.CustomersCopy;
import io.millrace.benchmarks.loop.CustomersLoop;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JdbcRoundsIT {

  private static final long ROWS = 5_000;
  private static final String ORDERS = JdbcTables.orders(ROWS);

  @TempDir private static Path scratch;
  private static BenchServer server;
  private static JdbcTables tables;

  @BeforeAll
  static void start() throws Exception {
    server = BenchServer.start(scratch);
    tables = new JdbcTables(server);
    tables.createOrders(ROWS, 50);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void found_bySql() throws Exception {
    Trial trial = prepared(Contestant.SQL);

    SqlRollup.main(new String[] {server.url(), ORDERS});

    assertThat(tables.found(trial)).isEqualTo(tables.expected(trial)).startsWith("50 rows");
  }

  @Test
  void found_byCopy() throws Exception {
    Trial trial = prepared(Contestant.COPY);

    CustomersCopy.main(new String[] {server.url(), ORDERS});

    assertThat(tables.found(trial)).isEqualTo(tables.expected(trial));
  }

  @Test
  void found_byLoop() throws Exception {
    Trial trial = prepared(Contestant.LOOP);

    CustomersLoop.main(new String[] {server.url(), ORDERS});

    assertThat(tables.found(trial)).isEqualTo(tables.expected(trial));
  }

  @Test
  void found_oneCentOff() throws Exception {
    Trial trial = prepared(Contestant.SQL);
    SqlRollup.main(new String[] {server.url(), ORDERS});

    server.execute("UPDATE customer_totals SET revenue = revenue + 0.01 WHERE customer_id = 1");

    assertThat(tables.found(trial)).isNotEqualTo(tables.expected(trial));
  }

  @Test
  void cpuSeconds_ofEndedBackend() throws Exception {
    server.awaitRest();
    double before = server.cpuSeconds();

    server.value("SELECT sum(hashint8extended(i, 0)) FROM generate_series(1, 3000000) AS i");
    server.awaitRest();

    assertThat(server.cpuSeconds() - before).isBetween(0.1, 60.0);
  }

  private static Trial prepared(Contestant contestant) throws Exception {
    Trial trial = new Trial(contestant, ROWS);
    tables.prepare(trial);
    return trial;
  }
}
