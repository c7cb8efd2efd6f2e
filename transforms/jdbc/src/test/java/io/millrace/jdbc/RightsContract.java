package io.millrace.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What a user may not write is known before a job starts, on databases that know rights. */
interface RightsContract {

  TestDatabase test();

  /** The database as the user {@code clerk} sees it. */
  Database asClerk();

  /** Makes {@code clerk} a user with these rights to the table {@code items}, and no others. */
  void grant(String rights);

  /** Lets {@code clerk} create tables beside it. */
  void grantCreate();

  record Item(int id, String name) {}

  record ItemCount(long items) {}

  @BeforeEach
  default void table() {
    test()
        .execute(
            "DROP VIEW IF EXISTS item_counts",
            "DROP TABLE IF EXISTS items",
            "CREATE TABLE items (id integer PRIMARY KEY, name varchar(9))");
  }

  private AbstractThrowableAssert<?, ? extends Throwable> assertRefused(JdbcWrite<?> write) {
    return assertThatThrownBy(() -> write.opener(null))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private JdbcWrite<Item> items(WriteMode mode) {
    return Jdbc.write(asClerk(), mode, Item.class).table("items");
  }

  @ParameterizedTest
  @CsvSource({
    "INSERT, SELECT, 'SELECT, INSERT'",
    "UPSERT, 'SELECT, INSERT', 'SELECT, INSERT, UPDATE'",
    "IGNORE, 'SELECT, UPDATE', 'SELECT, INSERT, UPDATE'",
    "UPDATE, SELECT, 'SELECT, UPDATE'",
    "DELETE, SELECT, 'SELECT, DELETE'",
    "REPLACE, 'SELECT, INSERT', 'SELECT, INSERT, DELETE'"
  })
  default void write_withoutTheRight(WriteMode mode, String granted, String needed) {
    grant(granted);

    assertRefused(items(mode))
        .hasMessageMatching(
            "(?i)cannot write to table .*items as user .*clerk.*: .*denied.*; it takes a table, and"
                + " GRANT %s ON .*items.*".formatted(needed));
  }

  @ParameterizedTest
  @EnumSource
  default void write_withTheRights(WriteMode mode) throws Exception {
    grant("SELECT, INSERT, UPDATE, DELETE");
    grantCreate();
    test().execute("INSERT INTO items VALUES (1, 'one')");

    WriteRuns.of(items(mode)).bundle(new Item(2, "two")).publish();

    assertThat(test().query("SELECT id FROM items ORDER BY id")).isNotEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"INSERT", "REPLACE"})
  default void write_noRightToStage(WriteMode mode) {
    grant("SELECT, INSERT, UPDATE, DELETE");

    assertRefused(items(mode))
        .hasMessageMatching(
            "(?i)cannot create tables beside table .*items as user .*clerk.*, where rows wait until"
                + " all are there; GRANT .*CREATE.* ON .*, or write by another mode");
  }

  @Test
  default void deadLetters_noRightToCreateThem() {
    grant("SELECT, INSERT, UPDATE");

    assertRefused(items(WriteMode.UPSERT).deadLetters("letters"))
        .hasMessageContainingAll("cannot create tables beside table ", "for rows that are refused");
  }

  @Test
  default void view_ofAnAggregate() {
    grant("SELECT, INSERT, UPDATE, DELETE");
    test().execute("CREATE VIEW item_counts AS SELECT count(*) AS items FROM items");

    assertThatThrownBy(
            () -> Jdbc.insert(test().database(), ItemCount.class).table("item_counts").opener(null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("cannot write to table ", "item_counts");
  }
}
