package io.millrace.jobs.copy;

import io.millrace.jobs.databases.TestDatabase;

class PostgresToPostgresCopyIT extends CopyContract {

  PostgresToPostgresCopyIT() {
    super(TestDatabase.postgres(), TestDatabase.postgres());
  }
}
