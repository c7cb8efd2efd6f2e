package io.millrace.jobs.rollup;

class H2ToH2RollupTest extends RollupContract {

  H2ToH2RollupTest() {
    super(TestDatabase.h2(), TestDatabase.h2());
  }
}
