package io.millrace.jdbc;

import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresHostileNamesIT implements HostileNamesContract {

  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.postgres();

  @Override
  public TestDatabase test() {
    return DATABASE;
  }
}
