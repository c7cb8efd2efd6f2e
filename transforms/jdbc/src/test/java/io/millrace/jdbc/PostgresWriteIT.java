package io.millrace.jdbc;

import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresWriteIT implements WriteContract, NamedRunContract {

  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.postgres();

  @Override
  public TestDatabase test() {
    return DATABASE;
  }
}
