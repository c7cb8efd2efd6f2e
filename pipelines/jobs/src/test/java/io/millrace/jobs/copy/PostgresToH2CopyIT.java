package io.millrace.jobs.copy;

import io.millrace.jobs.databases.TestDatabase;

class PostgresToH2CopyIT extends CopyContract {

  PostgresToH2CopyIT() {
    super(TestDatabase.postgres(), TestDatabase.h2());
  }
}
