package io.millrace.jobs.rollup;

import io.millrace.jobs.databases.TestDatabase;

class H2ToPostgresRollupIT extends RollupContract {

  H2ToPostgresRollupIT() {
    super(TestDatabase.h2(), TestDatabase.postgres());
  }
}
