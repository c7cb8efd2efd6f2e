package io.millrace.jdbc;

import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresNullKeyIT implements NullKeyContract {

  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.postgres();

  @Override
  public TestDatabase test() {
    return DATABASE;
  }
}
