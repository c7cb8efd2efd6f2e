package io.millrace.jdbc;

import org.junit.jupiter.api.extension.RegisterExtension;

class MariaDbReadIT implements ReadContract {

  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.mariaDb();

  @Override
  public TestDatabase test() {
    return DATABASE;
  }

  @Override
  public String looseText() {
    return "varchar(9) CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci";
  }
}
