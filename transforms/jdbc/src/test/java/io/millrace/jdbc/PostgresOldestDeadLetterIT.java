package io.millrace.jdbc;

import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresOldestDeadLetterIT implements DeadLetterContract {

  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.oldestPostgres();

  @Override
  public TestDatabase test() {
    return DATABASE;
  }
}
