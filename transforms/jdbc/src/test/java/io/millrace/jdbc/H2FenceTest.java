package io.millrace.jdbc;

import org.junit.jupiter.api.extension.RegisterExtension;

class H2FenceTest implements FenceContract {

  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.h2();

  @Override
  public TestDatabase test() {
    return DATABASE;
  }
}
