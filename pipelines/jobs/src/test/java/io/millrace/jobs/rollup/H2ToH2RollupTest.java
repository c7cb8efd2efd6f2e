package io.millrace.jobs.rollup;

import io.millrace.jobs.databases.TestDatabase;

class H2ToH2RollupTest extends RollupContract {

  H2ToH2RollupTest() {
    super(TestDatabase.h2(), TestDatabase.h2());
  }
}
