package io.millrace.jdbc;

import org.junit.jupiter.api.extension.RegisterExtension;

class MariaDbWriteIT implements WriteContract, NamedRunContract {

  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.mariaDb();

  @Override
  public TestDatabase test() {
    return DATABASE;
  }
}
