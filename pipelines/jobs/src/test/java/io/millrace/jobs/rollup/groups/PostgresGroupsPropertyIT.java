package io.millrace.jobs.rollup.groups;

import io.millrace.jobs.databases.TestDatabase;

class PostgresGroupsPropertyIT extends GroupsPropertyContract {

  private static final TestDatabase DATABASE = TestDatabase.postgres();

  static {
    DATABASE.execute(PostgresSampleTypes.SETUP);
  }

  PostgresGroupsPropertyIT() {
    super(DATABASE, PostgresSampleTypes.ALL, true);
  }
}
