package io.millrace.jobs.rollup.groups;

import io.millrace.jobs.databases.TestDatabase;

class MariaDbGroupsPropertyIT extends GroupsPropertyContract {

  private static final TestDatabase DATABASE = TestDatabase.mariaDb();

  MariaDbGroupsPropertyIT() {
    super(DATABASE, MariaDbSampleTypes.ALL, false);
  }
}
