package io.millrace.jdbc;

import org.junit.jupiter.api.extension.RegisterExtension;

class H2ReadTest implements ReadContract {

  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.h2();

  @Override
  public TestDatabase test() {
    return DATABASE;
  }

  @Override
  public String looseText() {
    return "varchar_ignorecase(9)";
  }
}
