package io.millrace.jobs.rollup.groups;

import io.millrace.jobs.databases.TestDatabase;

class MariaDbGroupsIT extends GroupsContract {

  MariaDbGroupsIT() {
    super(TestDatabase.mariaDb(), MariaDbSampleTypes.ALL, false);
  }
}
