package io.millrace.jobs.rollup;

import io.millrace.jobs.databases.TestDatabase;
import org.junit.jupiter.api.BeforeEach;

class PostgresPushdownIT extends PushdownContract {

  private static final TestDatabase DATABASE = TestDatabase.postgres();

  PostgresPushdownIT() {
    super(DATABASE);
  }

  /** Texts of a collation that is not by code point; one that takes some for equal is refused. */
  @BeforeEach
  void collate() {
    DATABASE.execute(
        "CREATE COLLATION IF NOT EXISTS by_letter (provider = icu, locale = 'und')",
        "ALTER TABLE readings ALTER COLUMN region TYPE varchar(20) COLLATE by_letter");
  }
}
