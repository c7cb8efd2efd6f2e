package io.millrace.jdbc;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MariaDbRightsIT implements RightsContract {

  @RegisterExtension static final TestDatabase TEST = TestDatabase.mariaDb();

  @Override
  public TestDatabase test() {
    return TEST;
  }

  @Override
  public Database asClerk() {
    return Database.at(TEST.url().replace("user=root", "user=clerk"));
  }

  @Override
  public void grant(String rights) {
    TEST.execute(
        "DROP USER IF EXISTS clerk",
        "CREATE USER clerk",
        "GRANT %s ON items TO clerk".formatted(rights));
  }

  @Override
  public void grantCreate() {
    TEST.execute(
        "GRANT CREATE, DROP, LOCK TABLES, SELECT, INSERT, DELETE ON %s.* TO clerk"
            .formatted(TEST.schema()));
  }

  @Test
  void write_readOnlyServer() {
    grant("SELECT, INSERT, UPDATE");
    TEST.execute("SET GLOBAL read_only = 1");

    try {
      assertThatThrownBy(() -> Jdbc.upsert(asClerk(), Item.class).table("items").opener(null))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageEndingWith("the database is read-only (read_only); name its primary");
    } finally {
      TEST.execute("SET GLOBAL read_only = 0");
    }
  }
}
