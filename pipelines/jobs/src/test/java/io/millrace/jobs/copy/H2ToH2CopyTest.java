package io.millrace.jobs.copy;

import io.millrace.jobs.databases.TestDatabase;

class H2ToH2CopyTest extends CopyContract {

  H2ToH2CopyTest() {
    super(TestDatabase.h2(), TestDatabase.h2());
  }
}
