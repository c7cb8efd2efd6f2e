package io.millrace.jobs.rollup;

import io.millrace.jobs.databases.TestDatabase;

class H2PushdownTest extends PushdownContract {

  H2PushdownTest() {
    super(TestDatabase.h2());
  }
}
