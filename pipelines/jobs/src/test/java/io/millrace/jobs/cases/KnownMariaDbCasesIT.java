package io.millrace.jobs.cases;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.jobs.databases.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From or to MariaDB. */
class KnownMariaDbCasesIT {

  @Test
  void copy_zeroAndOne_toBooleans() {
    Databases databases = new Databases(TestDatabase.mariaDb(), TestDatabase.postgres());
    databases
        .source()
        .execute(
            "CREATE TABLE flags (id int PRIMARY KEY, active tinyint(1))",
            "INSERT INTO flags VALUES (1, 1), (2, 0), (3, NULL)");
    databases.target().execute("CREATE TABLE flags (id int PRIMARY KEY, active boolean)");

    databases.done("copy", "flags", "flags");
    databases.done("copy", "flags", "flags", "--columns=id, active = 1 as active");

    assertThat(databases.inTarget("SELECT * FROM flags ORDER BY id"))
        .containsExactly("1|true", "2|false", "3|null");
  }

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

  @Test
  void copy_fractionsThatAreCut_areRefused() {
    Databases databases = new Databases(TestDatabase.postgres(), TestDatabase.mariaDb());
    databases
        .source()
        .execute(
            "CREATE TABLE stamps (id int PRIMARY KEY, at timestamp(6) NOT NULL, amount numeric(12,"
                + " 4) NOT NULL)",
            "INSERT INTO stamps VALUES (1, '2026-06-24 14:00:26.025671', 1.2345), (2, '2026-06-24"
                + " 23:59:59.999999', 9.9999), (3, '2026-06-24 23:59:59', 9.99)");
    databases
        .target()
        .execute(
            "CREATE TABLE stamps (id int PRIMARY KEY, at datetime NOT NULL, amount decimal(10, 2)"
                + " NOT NULL)");

    databases.done("copy", "stamps", "stamps", "--deadLetters=dl");

    assertThat(databases.inTarget("SELECT id FROM stamps")).containsExactly("3");
    assertThat(databases.inTarget("SELECT count(*) FROM dl")).containsExactly("2");
  }

  @Test
  void copy_datesThatMariaDbLacks_areRefused() {
    Databases databases = new Databases(TestDatabase.postgres(), TestDatabase.mariaDb());
    databases
        .source()
        .execute(
            "CREATE TABLE odd (id int PRIMARY KEY, d date, ts timestamp)",
            "INSERT INTO odd VALUES (1, '2024-02-29', '2024-02-29 01:02:03'), (2, 'infinity',"
                + " 'infinity'), (3, '-infinity', '-infinity'), (4, '0044-03-15 BC', '0044-03-15"
                + " 12:00 BC'), (5, '12024-01-01', '12024-01-01 00:00')");
    databases.target().execute("CREATE TABLE odd (id int PRIMARY KEY, d date, ts datetime(6))");

    databases.done("copy", "odd", "odd", "--deadLetters=dl");

    assertThat(databases.inTarget("SELECT id FROM odd")).containsExactly("1");
    assertThat(databases.inTarget("SELECT count(*) FROM dl")).containsExactly("4");
  }
}
