package io.millrace.jdbc;

import java.util.List;
import org.junit.jupiter.api.extension.RegisterExtension;

class H2ValueTest implements ValueContract {

  @RegisterExtension static final TestDatabase TEST = TestDatabase.h2();

  @Override
  public TestDatabase test() {
    return TEST;
  }

  @Override
  public List<ValueCase> valueCases() {
    return H2ValueCases.ALL;
  }
}
