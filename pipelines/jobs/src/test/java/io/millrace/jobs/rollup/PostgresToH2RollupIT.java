package io.millrace.jobs.rollup;

class PostgresToH2RollupIT extends RollupContract {

  PostgresToH2RollupIT() {
    super(TestDatabase.postgres(), TestDatabase.h2());
  }
}
