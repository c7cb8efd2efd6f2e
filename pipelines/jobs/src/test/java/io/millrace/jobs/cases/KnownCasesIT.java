package io.millrace.jobs.cases;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.jobs.databases.JobScreen;
import io.millrace.jobs.databases.TestDatabase;
import java.util.List;
import java.util.TimeZone;
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
  @ValueSource(strings = {"insert", "upsert"})
  void copy_toAnIdentityThatIsAlwaysGenerated(String mode) {
    String table =
        "CREATE TABLE users_id (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text NOT"
            + " NULL)";
    source.execute(
        table,
        "INSERT INTO users_id OVERRIDING SYSTEM VALUE SELECT g * 10, 'u' || g FROM"
            + " generate_series(1, 50) g");
    target.execute(table);

    databases.done("copy", "users_id", "users_id", "--mode=" + mode);

    assertThat(databases.inTarget("SELECT count(*), min(id), max(id) FROM users_id"))
        .containsExactly("50|10|500");
  }

  @Test
  void copy_toAGeneratedColumn() {
    String table =
        "CREATE TABLE items (id int PRIMARY KEY, qty int NOT NULL, price numeric(10, 2) NOT NULL,"
            + " total numeric(12, 2) GENERATED ALWAYS AS (qty * price) STORED)";
    source.execute(table, "INSERT INTO items SELECT g, g, g * 1.25 FROM generate_series(1, 50) g");
    target.execute(table);

    databases.done("copy", "items", "items", "--mode=replace");

    assertThat(databases.inTarget("SELECT count(*), sum(total) FROM items"))
        .containsExactly("50|53656.25");
  }

  @Test
  void copy_whereATriggerRoutesRows() {
    source.execute(
        "CREATE TABLE metrics (id int PRIMARY KEY, at timestamp NOT NULL)",
        "INSERT INTO metrics SELECT g, timestamp '2024-01-01' + g * interval '1 day' FROM"
            + " generate_series(1, 60) g");
    target.execute(
        "CREATE TABLE metrics (id int, at timestamp NOT NULL)",
        "CREATE TABLE metrics_1 () INHERITS (metrics)",
        "CREATE TABLE metrics_2 () INHERITS (metrics)",
        """
        CREATE FUNCTION route() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
          IF NEW.at < '2024-02-01' THEN INSERT INTO metrics_1 VALUES (NEW.*);
          ELSE INSERT INTO metrics_2 VALUES (NEW.*); END IF;
          RETURN NULL;
        END $$
        """,
        "CREATE TRIGGER route BEFORE INSERT ON metrics FOR EACH ROW EXECUTE FUNCTION route()");

    databases.done("copy", "metrics", "metrics", "--mode=insert");

    assertThat(databases.inTarget("SELECT count(*) FROM metrics")).containsExactly("60");
  }

  @Test
  void rollup_byDay_isTheSameInEveryZoneOfTheClient() {
    source.execute(
        "ALTER DATABASE %s SET timezone = 'UTC'".formatted(name(source)),
        "CREATE TABLE events (id int PRIMARY KEY, created_at timestamptz NOT NULL)",
        "INSERT INTO events SELECT g, timestamptz '2024-03-10 00:00+00' + g * interval '1 hour'"
            + " FROM generate_series(0, 71) g");

    for (String zone : List.of("UTC", "America/New_York")) {
      inZone(
          zone,
          () ->
              databases.done(
                  "rollup",
                  "events",
                  "by_day",
                  "--groupBy=cast(created_at as date) as day",
                  "--aggregate=count() as n",
                  "--createTable"));

      assertThat(databases.inTarget("SELECT day, n FROM by_day ORDER BY day"))
          .containsExactly("2024-03-10|24", "2024-03-11|24", "2024-03-12|24");
    }
  }

  @Test
  void names_thatAreCut_areRefused() {
    source.execute(
        "CREATE TABLE r (id int PRIMARY KEY, amount numeric(10, 2), region text)",
        "INSERT INTO r SELECT g, g, 'n' FROM generate_series(1, 10) g");

    JobScreen table =
        databases.run(
            "copy",
            "r",
            "monthly_recurring_revenue_by_region_and_product_line_and_sales_channel_2026",
            "--createTable");
    JobScreen column =
        databases.run(
            "rollup",
            "r",
            "ln1",
            "--groupBy=region",
            "--aggregate=sum(amount) as"
                + " total_revenue_including_all_regional_adjustments_and_discounts_before_tax",
            "--createTable");

    assertThat(List.of(table.code(), column.code())).containsExactly(2, 2);
    assertThat(table.err()).contains("63");
    assertThat(column.err()).contains("63");
    assertThat(databases.inTarget("SELECT relname FROM pg_class WHERE relname ~ '^monthly|^ln1'"))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:postgresql://alice:s3cretPW@127.0.0.1:5432/shop",
        "jdbc:mariadb://root:s3cretPW@127.0.0.1:3306/shop"
      })
  void password_beforeTheHost_isRefusedAndNotShown(String url) {
    JobScreen screen =
        JobScreen.of("copy", "--from=" + url, "--table=a", "--to=" + target.url(), "--into=b");

    assertThat(screen.code()).isEqualTo(2);
    assertThat(screen.err())
        .contains("--fromUser", "--fromPassword")
        .doesNotContain("s3cretPW")
        .hasLineCount(1);
  }

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
  void copy_where_hasTheQuestionMarkOfJsonb() {
    source.execute(
        "CREATE TABLE perms (id int PRIMARY KEY, data jsonb NOT NULL)",
        "INSERT INTO perms SELECT g, CASE WHEN g % 4 = 0 THEN '{\"admin\":true}'::jsonb ELSE '{}'"
            + " END FROM generate_series(1, 100) g");

    databases.done("copy", "perms", "perms", "--where=data ? 'admin'", "--createTable");

    assertThat(databases.inTarget("SELECT count(*) FROM perms")).containsExactly("25");
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
  void copy_rowsThatAPolicyRefuses_areLetters() {
    source.execute(
        "CREATE TABLE tenants (id int PRIMARY KEY, tenant text)",
        "INSERT INTO tenants SELECT g, CASE WHEN g % 10 = 0 THEN 'evil' ELSE 'good' END FROM"
            + " generate_series(1, 100) g");
    target.execute(
        "DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'loader') THEN CREATE ROLE"
            + " loader LOGIN; END IF; END $$",
        "CREATE TABLE tenants (id int PRIMARY KEY, tenant text)",
        "ALTER TABLE tenants ENABLE ROW LEVEL SECURITY",
        "GRANT ALL ON tenants TO loader",
        "GRANT ALL ON SCHEMA public TO loader",
        "CREATE POLICY p ON tenants TO loader USING (tenant = 'good') WITH CHECK (tenant ="
            + " 'good')");

    JobScreen screen =
        JobScreen.of(
            "copy",
            "--from=" + source.url(),
            "--table=tenants",
            "--to=" + target.url().replaceFirst("user=\\w+", "user=loader"),
            "--into=tenants",
            "--deadLetters=dl");

    assertThat(screen.err()).isEmpty();
    assertThat(databases.inTarget("SELECT count(*) FROM tenants")).containsExactly("90");
    assertThat(databases.inTarget("SELECT count(*) FROM dl")).containsExactly("10");
  }

  @Test
  void copy_keysThatAreTooLongForAnIndex_areLetters() {
    source.execute(
        "CREATE TABLE longkey (k text)",
        "INSERT INTO longkey SELECT 'k' || g FROM generate_series(1, 10) g",
        "INSERT INTO longkey SELECT string_agg(md5(random()::text), '') FROM generate_series(1,"
            + " 200)");
    target.execute("CREATE TABLE longkey (k text PRIMARY KEY)");

    databases.done("copy", "longkey", "longkey", "--deadLetters=dl");

    assertThat(databases.inTarget("SELECT count(*) FROM longkey")).containsExactly("10");
    assertThat(databases.inTarget("SELECT count(*) FROM dl")).containsExactly("1");
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

  private static String name(TestDatabase database) {
    return database.url().replaceFirst(".*/(\\w+).*", "$1");
  }

  private static void inZone(String zone, Runnable job) {
    TimeZone before = TimeZone.getDefault();
    TimeZone.setDefault(TimeZone.getTimeZone(zone));
    try {
      job.run();
    } finally {
      TimeZone.setDefault(before);
    }
  }
}
