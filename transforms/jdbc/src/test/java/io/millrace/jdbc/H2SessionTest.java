package io.millrace.jdbc;

import org.junit.jupiter.api.extension.RegisterExtension;

class H2SessionTest implements SessionContract.AnyZone {

  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.h2();

  @Override
  public TestDatabase test() {
    return DATABASE;
  }
}
