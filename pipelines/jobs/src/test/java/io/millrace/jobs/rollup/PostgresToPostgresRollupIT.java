package io.millrace.jobs.rollup;

class PostgresToPostgresRollupIT extends RollupContract {

  PostgresToPostgresRollupIT() {
    super(TestDatabase.postgres(), TestDatabase.postgres());
  }
}
