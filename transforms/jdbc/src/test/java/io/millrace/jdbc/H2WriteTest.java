package io.millrace.jdbc;

import org.junit.jupiter.api.extension.RegisterExtension;

class H2WriteTest implements WriteContract, NamedRunContract {

  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.h2();

  @Override
  public TestDatabase test() {
    return DATABASE;
  }
}
