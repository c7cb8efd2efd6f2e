package io.millrace.jobs.cases;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.jobs.databases.TestDatabase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From or to MariaDB. */
class KnownMariaDbCasesIT {

  @ParameterizedTest
  @ValueSource(strings = {"filter", "aggregate"})
  void rollup_byATextOfTheUsualCollation(String pushdown) {
    TestDatabase database = TestDatabase.mariaDb();
    Databases databases = new Databases(database, database);
    database.execute(
        "CREATE TABLE orders (id int PRIMARY KEY AUTO_INCREMENT, status varchar(20) NOT NULL,"
            + " amount decimal(10, 2) NOT NULL)",
        "INSERT INTO orders (status, amount) SELECT s, 1 FROM seq_1_to_100, (SELECT 'Paid' AS s"
            + " UNION ALL SELECT 'open' UNION ALL SELECT 'closed') AS t",
        "UPDATE orders SET status = 'PAID' WHERE status = 'closed'",
        "INSERT INTO orders (status, amount) SELECT 'paid ', 1 FROM seq_1_to_100",
        "CREATE TABLE by_status (status varchar(20) PRIMARY KEY, orders bigint NOT NULL, total"
            + " decimal(30, 2))");

    databases.done(
        "rollup",
        "orders",
        "by_status",
        "--groupBy=status",
        "--aggregate=count() as orders, sum(amount) as total",
        "--pushdown=" + pushdown);

    assertThat(databases.inTarget("SELECT * FROM by_status ORDER BY orders"))
        .containsExactly("open|100|100.00", "PAID|300|300.00");
  }
}
