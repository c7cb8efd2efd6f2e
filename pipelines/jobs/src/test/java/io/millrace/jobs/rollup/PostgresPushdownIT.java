package io.millrace.jobs.rollup;

import io.millrace.jobs.databases.TestDatabase;
import org.junit.jupiter.api.BeforeEach;

class PostgresPushdownIT extends PushdownContract {

  private static final TestDatabase DATABASE = TestDatabase.postgres();

  PostgresPushdownIT() {
    super(DATABASE);
  }

  /** Texts of a collation that is neither by code point nor tells case apart. */
  @BeforeEach
  void collate() {
    DATABASE.execute(
        "CREATE COLLATION IF NOT EXISTS any_case (provider = icu, locale = 'und-u-ks-level2',"
            + " deterministic = false)",
        "ALTER TABLE readings ALTER COLUMN region TYPE varchar(20) COLLATE any_case");
  }
}
