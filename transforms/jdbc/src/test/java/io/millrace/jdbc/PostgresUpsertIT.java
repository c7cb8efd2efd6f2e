package io.millrace.jdbc;

import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresUpsertIT implements UpsertContract {

  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.postgres();

  @Override
  public TestDatabase test() {
    return DATABASE;
  }
}
