package io.millrace.jdbc;

import java.util.List;
import org.junit.jupiter.api.extension.RegisterExtension;

class MariaDbDistinctKeysIT implements DistinctKeysContract {

  @RegisterExtension static final TestDatabase TEST = TestDatabase.mariaDb();

  @Override
  public TestDatabase test() {
    return TEST;
  }

  @Override
  public List<String> caseInsensitive() {
    return List.of("varchar(20) COLLATE utf8mb4_general_ci");
  }

  @Override
  public String exact() {
    return "varchar(20) COLLATE utf8mb4_nopad_bin";
  }
}
