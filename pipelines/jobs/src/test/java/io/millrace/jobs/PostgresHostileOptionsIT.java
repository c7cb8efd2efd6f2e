package io.millrace.jobs;

import io.millrace.jobs.databases.TestDatabase;

class PostgresHostileOptionsIT extends HostileOptionsContract {

  private static final TestDatabase DATABASE = TestDatabase.postgres();

  PostgresHostileOptionsIT() {
    super(DATABASE);
  }
}
