package io.millrace.jobs;

import io.millrace.jobs.databases.TestDatabase;

class H2HostileOptionsTest extends HostileOptionsContract {

  H2HostileOptionsTest() {
    super(TestDatabase.h2());
  }
}
