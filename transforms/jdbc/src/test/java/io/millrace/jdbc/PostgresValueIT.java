package io.millrace.jdbc;

import java.util.List;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresValueIT implements ValueContract {

  @RegisterExtension static final TestDatabase TEST = TestDatabase.postgres();

  @Override
  public TestDatabase test() {
    return TEST;
  }

  @Override
  public List<ValueCase> valueCases() {
    return PostgresValueCases.ALL;
  }
}
