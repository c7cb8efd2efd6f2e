package io.millrace.jobs.rollup;

class H2ToPostgresRollupIT extends RollupContract {

  H2ToPostgresRollupIT() {
    super(TestDatabase.h2(), TestDatabase.postgres());
  }
}
