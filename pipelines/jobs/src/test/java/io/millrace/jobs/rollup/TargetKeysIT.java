package io.millrace.jobs.rollup;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.jobs.databases.JobScreen;
import io.millrace.jobs.databases.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rollups into tables whose keys are coarser than the groups, of PostgreSQL. */
class TargetKeysIT {

  private final TestDatabase source = TestDatabase.postgres();
  private final TestDatabase target = TestDatabase.postgres();

  @BeforeEach
  void orders() {
    source.execute(
        "CREATE TABLE orders (id int PRIMARY KEY, email text, price numeric(10, 4), at timestamp)",
        "INSERT INTO orders VALUES (1, 'Ann@x', 1.0001, '2026-01-01 00:00:00.1'),"
            + " (2, 'ann@x', 1.0002, '2026-01-01 00:00:00.2'), (3, 'bob@x', 1, '2026-01-01')");
  }

  private JobScreen rollup(String... options) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "rollup",
                "--from=" + source.url(),
                "--table=orders",
                "--to=" + target.url(),
                "--into=totals"));
    arguments.addAll(List.of(options));
    return JobScreen.of(arguments.toArray(String[]::new));
  }

  private void caseInsensitive() {
    target.execute(
        "CREATE COLLATION any_case (provider = icu, locale = 'und-u-ks-level2', deterministic ="
            + " false)",
        "CREATE TABLE totals (email text COLLATE any_case PRIMARY KEY, n bigint)",
        "INSERT INTO totals VALUES ('bob@x', 7)");
  }

  @Test
  void rollup_groupsThatTheKeyTakesForOne() {
    caseInsensitive();

    JobScreen screen = rollup("--groupBy=email", "--aggregate=count(*) as n");

    assertThat(screen.code()).isEqualTo(1);
    assertThat(screen.err())
        .containsIgnoringCase(
            "table public.totals would have one row for several with different keys, which it takes"
                + " for equal: email = ann@x");
    assertThat(target.query("SELECT email, n FROM totals")).containsExactly(List.of("bob@x", 7L));
    assertThat(target.query("SELECT relname FROM pg_class WHERE relname LIKE 'millrace\\_totals%'"))
        .isEmpty();
  }

  @Test
  void rollup_groupsThatTheKeyTellsApart() {
    caseInsensitive();

    JobScreen screen = rollup("--groupBy=lower(email) as email", "--aggregate=count(*) as n");

    assertThat(screen.err()).isEmpty();
    assertThat(target.query("SELECT email, n FROM totals ORDER BY email"))
        .containsExactly(List.of("ann@x", 2L), List.of("bob@x", 1L));
  }

  @Test
  void rollup_groupsThatTheKeyWouldRound_evenWithRound() {
    target.execute("CREATE TABLE totals (price numeric(10, 2) PRIMARY KEY, n bigint)");

    JobScreen screen = rollup("--groupBy=price", "--aggregate=count(*) as n", "--round");

    assertThat(screen.code()).isEqualTo(1);
    assertThat(screen.err())
        .contains(
            "must have at most 2 decimals; round it before, the value of a key is never rounded");
  }

  @Test
  void rollup_groupsThatTheKeyWouldCut() {
    target.execute("CREATE TABLE totals (at timestamp(0) PRIMARY KEY, n bigint)");

    JobScreen screen = rollup("--groupBy=at", "--aggregate=count(*) as n");

    assertThat(screen.code()).isEqualTo(1);
    assertThat(screen.err()).contains("must have at most 0 decimals of a second");
  }

  @Test
  void rollup_sumOfBigints_toABigint() {
    target.execute("CREATE TABLE totals (email text PRIMARY KEY, total bigint)");

    JobScreen screen = rollup("--groupBy=email", "--aggregate=sum(cast(id as bigint)) as total");

    assertThat(screen.err()).isEmpty();
    assertThat(target.query("SELECT email, total FROM totals ORDER BY total"))
        .containsExactly(List.of("Ann@x", 1L), List.of("ann@x", 2L), List.of("bob@x", 3L));
  }
}
