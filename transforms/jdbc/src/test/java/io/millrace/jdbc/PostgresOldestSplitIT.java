package io.millrace.jdbc;

import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresOldestSplitIT implements SplitContract {

  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.oldestPostgres();

  @Override
  public TestDatabase test() {
    return DATABASE;
  }
}
