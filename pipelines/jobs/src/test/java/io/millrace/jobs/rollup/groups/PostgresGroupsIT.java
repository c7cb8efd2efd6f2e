package io.millrace.jobs.rollup.groups;

import io.millrace.jobs.databases.TestDatabase;

class PostgresGroupsIT extends GroupsContract {

  PostgresGroupsIT() {
    super(database(), PostgresSampleTypes.ALL, true);
  }

  private static TestDatabase database() {
    TestDatabase database = TestDatabase.postgres();
    database.execute(PostgresSampleTypes.SETUP);
    return database;
  }
}
