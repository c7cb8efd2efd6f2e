package io.millrace.jdbc;

import java.util.List;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresDistinctKeysIT implements DistinctKeysContract {

  @RegisterExtension static final TestDatabase TEST = TestDatabase.postgres();

  @Override
  public TestDatabase test() {
    return TEST;
  }

  @Override
  public List<String> caseInsensitive() {
    return List.of(
        "CREATE COLLATION IF NOT EXISTS anyhow (provider = icu, locale = 'und-u-ks-level2',"
            + " deterministic = false)",
        "varchar(20) COLLATE anyhow");
  }

  @Override
  public String exact() {
    return "varchar(20)";
  }
}
