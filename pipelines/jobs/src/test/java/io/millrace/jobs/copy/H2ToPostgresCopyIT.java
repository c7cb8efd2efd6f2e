package io.millrace.jobs.copy;

import io.millrace.jobs.databases.TestDatabase;

class H2ToPostgresCopyIT extends CopyContract {

  H2ToPostgresCopyIT() {
    super(TestDatabase.h2(), TestDatabase.postgres());
  }
}
