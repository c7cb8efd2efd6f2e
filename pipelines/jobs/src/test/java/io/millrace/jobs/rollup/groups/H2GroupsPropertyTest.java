package io.millrace.jobs.rollup.groups;

import io.millrace.jobs.databases.TestDatabase;

class H2GroupsPropertyTest extends GroupsPropertyContract {

  private static final TestDatabase DATABASE = TestDatabase.h2();

  H2GroupsPropertyTest() {
    super(DATABASE, H2SampleTypes.ALL, true);
  }
}
