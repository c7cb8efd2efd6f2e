package io.millrace.jobs.rollup.groups;

import io.millrace.jobs.databases.TestDatabase;

class H2GroupsTest extends GroupsContract {

  H2GroupsTest() {
    super(TestDatabase.h2(), H2SampleTypes.ALL, true);
  }
}
