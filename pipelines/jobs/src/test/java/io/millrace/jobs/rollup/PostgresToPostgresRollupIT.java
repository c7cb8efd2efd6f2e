package io.millrace.jobs.rollup;

import io.millrace.jobs.databases.TestDatabase;

class PostgresToPostgresRollupIT extends RollupContract {

  PostgresToPostgresRollupIT() {
    super(TestDatabase.postgres(), TestDatabase.postgres());
  }
}
