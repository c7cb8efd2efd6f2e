package io.millrace.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Keys that differ for Java and are one to the table, on databases that have such. */
interface DistinctKeysContract {

  TestDatabase test();

  /** The type of texts that are equal whatever their case; statements that are needed before it. */
  List<String> caseInsensitive();

  /** The type of texts that are equal only where they are the same. */
  String exact();

  record Total(String email, long total) {}

  @BeforeEach
  default void tables() {
    List<String> statements = caseInsensitive();
    test().execute(statements.subList(0, statements.size() - 1).toArray(String[]::new));
    test()
        .execute(
            "DROP TABLE IF EXISTS totals",
            "CREATE TABLE totals (email %s PRIMARY KEY, total bigint)"
                .formatted(statements.get(statements.size() - 1)),
            "DROP TABLE IF EXISTS exact_totals",
            "CREATE TABLE exact_totals (email %s PRIMARY KEY, total bigint)".formatted(exact()));
  }

  private JdbcWrite<Total> totals() {
    return Jdbc.upsert(test().database(), Total.class).table("totals").distinctKeys();
  }

  @Test
  default void distinctKeys_equalForTheTable_acrossBundles() throws Exception {
    test().execute("INSERT INTO totals VALUES ('bob@x', 7)");
    WriteRuns<Total> run =
        WriteRuns.of(totals()).bundle(new Total("ann@x", 1)).bundle(new Total("ANN@x", 2));

    assertThatThrownBy(run::publish)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageMatching(
            "(?i)table .*totals would have one row for several with different keys, which it takes"
                + " for equal: email = ann@x; nothing was written, make its key compare exactly, or"
                + " write what it compares, such as lower\\(.email.\\)");
    assertThat(test().query("SELECT email, total FROM totals"))
        .containsExactly(List.of("bob@x", "7"));
  }

  @Test
  default void distinctKeys_overwriteRowsThatAreThere() throws Exception {
    test().execute("INSERT INTO totals VALUES ('ann@x', 7)");

    WriteRuns.of(totals())
        .bundle(new Total("ANN@x", 1))
        .lostBundle(new Total("ann@x", 3))
        .bundle(new Total("bob@x", 2))
        .publish()
        .publish();

    assertThat(test().query("SELECT lower(email), total FROM totals ORDER BY total"))
        .containsExactly(List.of("ann@x", "1"), List.of("bob@x", "2"));
    assertThat(
            test()
                .query(
                    "SELECT table_name FROM information_schema.tables"
                        + " WHERE lower(table_name) LIKE 'millrace!_totals!_%' ESCAPE '!'"))
        .isEmpty();
  }

  @Test
  default void comparesKeysExactly_byTheColumn() {
    assertThat(totals().comparesKeysExactly(null)).isFalse();
    assertThat(
            Jdbc.upsert(test().database(), Total.class)
                .table("exact_totals")
                .comparesKeysExactly(null))
        .isTrue();
  }

  @Test
  default void distinctKeys_ofAnotherMode() {
    assertThatThrownBy(() -> Jdbc.insert(test().database(), Total.class).distinctKeys())
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "distinctKeys cannot be set on Jdbc.insert, which overwrites no rows by their key; use"
                + " upsert");
  }
}
