package io.millrace.jdbc;

import java.util.List;
import org.junit.jupiter.api.extension.RegisterExtension;

class H2DistinctKeysTest implements DistinctKeysContract {

  @RegisterExtension static final TestDatabase TEST = TestDatabase.h2();

  @Override
  public TestDatabase test() {
    return TEST;
  }

  @Override
  public List<String> caseInsensitive() {
    return List.of("varchar_ignorecase(20)");
  }

  @Override
  public String exact() {
    return "varchar(20)";
  }
}
