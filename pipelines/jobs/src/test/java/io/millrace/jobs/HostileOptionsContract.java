package io.millrace.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.jobs.databases.JobScreen;
import io.millrace.jobs.databases.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** In the options of jobs, too, a name is a name and a value a value, whatever is in them. */
abstract class HostileOptionsContract {

  private final TestDatabase database;

  HostileOptionsContract(TestDatabase database) {
    this.database = database;
  }

  @BeforeEach
  void canary() {
    database.execute("DROP TABLE IF EXISTS canary", "CREATE TABLE canary (alive integer)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Order; DROP TABLE canary",
        "x\"; DROP TABLE canary; --",
        "x'; DROP TABLE canary; --",
        "x) AS q; DROP TABLE canary; --",
        "a.b",
        "select",
        "MixedCase",
        "per%cent %s %1$s",
        "question? ?? :colon $1 ${x}",
        "{fn now()}",
        "/* comment",
        "-- comment",
        "back\\slash\\",
        "Zürich 東京"
      })
  void namesAliasesAndValues(String name) {
    String value = name + "'\"";
    source(name, value);

    JobScreen copy =
        job(
            "copy",
            "--table=" + quoted(name),
            "--columns=id, %s as %s".formatted(quoted(name), quoted(name + " copied")),
            "--where=%s = %s".formatted(quoted(name), literal(value)),
            "--into=" + quoted(name + " copy"));
    JobScreen rollup =
        job(
            "rollup",
            "--table=" + quoted(name),
            "--groupBy=%s as %s".formatted(quoted(name), quoted(name + " group")),
            "--aggregate=count() as %s".formatted(quoted(name + " count")),
            "--having=%s = 2".formatted(quoted(name + " count")),
            "--into=" + quoted(name + " rollup"));

    assertThat(copy.err() + rollup.err()).isEmpty();
    assertThat(
            database.query(
                "SELECT id, %s FROM %s"
                    .formatted(quoted(name + " copied"), quoted(name + " copy"))))
        .containsExactlyInAnyOrder(List.of(1, value), List.of(2, value));
    assertThat(
            database.query(
                "SELECT %s, %s FROM %s"
                    .formatted(
                        quoted(name + " group"),
                        quoted(name + " count"),
                        quoted(name + " rollup"))))
        .containsExactly(List.of(value, 2L));
    assertThat(database.query("SELECT count(*) FROM canary")).containsExactly(List.of(0L));
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " is blamed on ",
      value = {
        "--table=sales; DROP TABLE canary is blamed on --from",
        "--columns=id; DROP TABLE canary is blamed on --columns",
        "--columns=id FROM sales; DROP TABLE canary; -- is blamed on --columns",
        "--where=1 = 1; DROP TABLE canary is blamed on --from",
        "--where=1 = 1) ; DROP TABLE canary; -- is blamed on --from",
        "--splitBy=id; DROP TABLE canary is blamed on --from",
        "--key=id; DROP TABLE canary is blamed on --key",
        "--mode=upsert; DROP TABLE canary is blamed on --mode"
      })
  void sqlBehindAnOption(String option, String blamed) {
    sales();

    JobScreen copy = job("copy", "--table=sales", "--into=sales_copy", option);

    assertThat(copy.err()).startsWith("millrace: " + blamed).contains("DROP");
    assertThat(copy.code()).isEqualTo(2);
    assertThat(database.query("SELECT count(*) FROM canary")).containsExactly(List.of(0L));
  }

  @Test
  void sqlInANewName_isOfTheName() {
    sales();
    database.execute(
        "DROP TABLE IF EXISTS " + quoted("copy; DROP TABLE canary"),
        "CREATE TABLE %s (id integer PRIMARY KEY CHECK (id > 1))"
            .formatted(quoted("copy; DROP TABLE canary")));

    JobScreen copy =
        job(
            "copy",
            "--table=sales",
            "--into=copy; DROP TABLE canary",
            "--deadLetters=bad; DROP TABLE canary");

    assertThat(copy.err()).isEmpty();
    assertThat(copy.out()).contains("0 rows written, 1 refused");
    assertThat(database.query("SELECT count(*) FROM " + quoted("bad; DROP TABLE canary")))
        .containsExactly(List.of(1L));
    assertThat(database.query("SELECT count(*) FROM canary")).containsExactly(List.of(0L));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--table=sales",
        "--into=other_copy",
        "--columns=id",
        "--where=1 = 1",
        "--splitBy=id",
        "--key=id",
        "--deadLetters=bad",
        "--mode=upsert"
      })
  void nothingBehindAnOption(String option) {
    sales();

    JobScreen copy = job("copy", "--table=sales", "--into=sales_copy", option);

    assertThat(copy.err()).isEmpty();
    assertThat(copy.out()).startsWith("1 rows read, 1 rows written");
  }

  private void sales() {
    database.execute(
        "DROP TABLE IF EXISTS sales",
        "CREATE TABLE sales (id integer PRIMARY KEY)",
        "INSERT INTO sales VALUES (1)");
  }

  private void source(String name, String value) {
    database.execute(
        "DROP TABLE IF EXISTS " + quoted(name),
        "CREATE TABLE %s (id integer PRIMARY KEY, %1$s varchar(99))".formatted(quoted(name)),
        "INSERT INTO %s VALUES (1, %s), (2, %2$s), (3, 'other')"
            .formatted(quoted(name), literal(value)));
  }

  /** With an option in place of one of its name that comes before. */
  private JobScreen job(String name, String... options) {
    List<String> arguments =
        new ArrayList<>(List.of(name, "--from=" + database.url(), "--to=" + database.url()));
    arguments.add("--createTable");
    for (String option : options) {
      arguments.removeIf(before -> before.startsWith(option.substring(0, option.indexOf('=') + 1)));
      arguments.add(option);
    }
    return JobScreen.of(arguments.toArray(String[]::new));
  }

  private static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  private static String literal(String value) {
    return "'" + value.replace("'", "''") + "'";
  }
}
