package io.millrace.jdbc;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresRightsIT implements RightsContract {

  @RegisterExtension static final TestDatabase TEST = TestDatabase.postgres();

  @Override
  public TestDatabase test() {
    return TEST;
  }

  @Override
  public Database asClerk() {
    return Database.at(TEST.url().replace("user=postgres", "user=clerk"));
  }

  @Override
  public void grant(String rights) {
    TEST.execute(
        "DO $$ BEGIN CREATE ROLE clerk LOGIN; EXCEPTION WHEN duplicate_object THEN NULL; END $$",
        "REVOKE ALL ON SCHEMA public FROM clerk",
        "GRANT USAGE ON SCHEMA public TO clerk",
        "GRANT %s ON items TO clerk".formatted(rights));
  }

  @Override
  public void grantCreate() {
    TEST.execute("GRANT CREATE ON SCHEMA public TO clerk");
  }

  @Test
  void write_someColumnsAreNotGranted() {
    grant("SELECT, INSERT (id)");

    assertThatThrownBy(() -> Jdbc.upsert(asClerk(), Item.class).table("items").opener(null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("permission denied for table items");
  }

  @Test
  void write_materializedView() {
    grant("SELECT");
    TEST.execute(
        "DROP MATERIALIZED VIEW IF EXISTS seen",
        "CREATE MATERIALIZED VIEW seen AS SELECT 1 AS items");

    assertThatThrownBy(
            () -> Jdbc.insert(TEST.database(), ItemCount.class).table("seen").opener(null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("cannot change materialized view \"seen\"");
  }

  @Test
  void write_readOnly() {
    grant("SELECT, INSERT, UPDATE");
    TEST.execute("ALTER ROLE clerk SET default_transaction_read_only = on");

    try {
      assertThatThrownBy(() -> Jdbc.upsert(asClerk(), Item.class).table("items").opener(null))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "cannot write to table public.items: the database is read-only for this user; set"
                  + " default_transaction_read_only = off");
    } finally {
      TEST.execute("ALTER ROLE clerk RESET default_transaction_read_only");
    }
  }
}
