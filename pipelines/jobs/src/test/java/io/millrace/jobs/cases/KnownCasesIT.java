package io.millrace.jobs.cases;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.jobs.databases.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From PostgreSQL to PostgreSQL. */
class KnownCasesIT {

  private final Databases databases =
      new Databases(TestDatabase.postgres(), TestDatabase.postgres());
  private final TestDatabase source = databases.source();
  private final TestDatabase target = databases.target();

  @ParameterizedTest
  @ValueSource(strings = {"filter", "aggregate"})
  void rollup_groupsThatSqlTakesForEqual(String pushdown) {
    String citext = "CREATE EXTENSION citext";
    source.execute(
        citext,
        "CREATE TABLE logins (id int PRIMARY KEY, email citext NOT NULL, d interval, j jsonb)",
        """
        INSERT INTO logins SELECT g,
          CASE g % 3 WHEN 0 THEN 'Ann@x.org' WHEN 1 THEN 'ann@x.org' ELSE 'BOB@x.org' END,
          CASE g % 2 WHEN 0 THEN interval '1 day' ELSE interval '24 hours' END,
          CASE g % 2 WHEN 0 THEN '{"v":1.0}'::jsonb ELSE '{"v":1.00}' END
        FROM generate_series(1, 300) g
        """);
    target.execute(
        citext,
        "CREATE TABLE by_email (email citext PRIMARY KEY, n bigint NOT NULL)",
        "CREATE TABLE by_d (d interval PRIMARY KEY, n bigint NOT NULL)",
        "CREATE TABLE by_j (j jsonb PRIMARY KEY, n bigint NOT NULL)");

    for (String group : List.of("email", "d", "j")) {
      databases.done(
          "rollup",
          "logins",
          "by_" + group,
          "--groupBy=" + group,
          "--aggregate=count() as n",
          "--pushdown=" + pushdown);
    }

    assertThat(databases.inTarget("SELECT email, n FROM by_email ORDER BY n"))
        .containsExactly("BOB@x.org|100", "Ann@x.org|200");
    assertThat(databases.inTarget("SELECT n FROM by_d")).containsExactly("300");
    assertThat(databases.inTarget("SELECT n FROM by_j")).containsExactly("300");
  }

  @Test
  void rollup_char_isFoundWithoutItsBlanks() {
    source.execute(
        "CREATE TABLE nation (id int PRIMARY KEY, n_name char(25) NOT NULL, n int)",
        "INSERT INTO nation VALUES (1, 'CHINA', 5), (2, 'FRANCE', 7)");

    databases.done(
        "rollup",
        "nation",
        "by_nation",
        "--groupBy=n_name",
        "--aggregate=sum(n) as s",
        "--having=n_name = 'CHINA' or n_name = 'FRANCE  '",
        "--createTable");

    assertThat(databases.inTarget("SELECT s FROM by_nation WHERE n_name = 'CHINA'"))
        .containsExactly("5");
    assertThat(databases.inTarget("SELECT count(*) FROM by_nation")).containsExactly("2");
  }

  @Test
  void copy_insert_createsATableWithoutAKey() {
    source.execute(
        "CREATE TABLE log_lines (at timestamp NOT NULL, line text)",
        "INSERT INTO log_lines SELECT timestamp '2024-01-01' + (g % 10) * interval '1 s', 'line '"
            + " || (g % 7) FROM generate_series(1, 100) g");

    databases.done("copy", "log_lines", "log_lines", "--mode=insert", "--createTable");

    assertThat(databases.inTarget("SELECT count(*) FROM log_lines")).containsExactly("100");
  }

  @Test
  void maxDeadLetters_aShareThatIsJustReached() {
    source.execute(
        "CREATE TABLE people (id int PRIMARY KEY, age int NOT NULL)",
        "INSERT INTO people SELECT g, CASE WHEN g <= 29 THEN -1 ELSE 1 END FROM generate_series(1,"
            + " 100) g");
    target.execute("CREATE TABLE people (id int PRIMARY KEY, age int CHECK (age > 0))");

    databases.done("copy", "people", "people", "--deadLetters=dl", "--maxDeadLetters=29%");

    assertThat(databases.inTarget("SELECT count(*) FROM people")).containsExactly("71");
  }
}
