package io.millrace.jobs.rollup;

import io.millrace.jobs.databases.TestDatabase;

class PostgresToH2RollupIT extends RollupContract {

  PostgresToH2RollupIT() {
    super(TestDatabase.postgres(), TestDatabase.h2());
  }
}
