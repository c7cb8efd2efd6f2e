package io.millrace.jdbc;

import java.util.List;
import org.junit.jupiter.api.extension.RegisterExtension;

class MariaDbValueIT implements ValueContract {

  @RegisterExtension static final TestDatabase TEST = TestDatabase.mariaDb();

  @Override
  public TestDatabase test() {
    return TEST;
  }

  @Override
  public List<ValueCase> valueCases() {
    return MariaDbValueCases.ALL;
  }
}
