package io.millrace.jdbc;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresKeyIT implements KeyContract {

  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.postgres();

  @BeforeAll
  static void types() {
    DATABASE.execute(
        "CREATE TYPE mood AS ENUM ('never', 'good', 'bad')",
        "CREATE COLLATION ci (provider = icu, locale = 'und-u-ks-level2', deterministic = false)");
  }

  @Override
  public TestDatabase test() {
    return DATABASE;
  }

  @Override
  public List<Keys> moreKeys() {
    return List.of(
        new Keys(
            "uuid",
            List.of(
                "'00000000-0000-0000-0000-000000000000'",
                "'7fffffff-0000-0000-0000-000000000000'",
                "'80000000-0000-0000-0000-000000000000'",
                "'ffffffff-0000-0000-0000-000000000000'",
                "NULL")),
        new Keys(
            "timestamptz",
            List.of(
                "'-infinity'",
                "'infinity'",
                "'2024-01-01 00:00:00.000001+00'",
                "'2024-01-01 00:00:00.000002+00'",
                "'0044-03-15 BC'",
                "NULL")),
        new Keys(
            "timestamp",
            List.of(
                "'-infinity'",
                "'infinity'",
                "'2024-01-01 00:00:00.000001'",
                "'2024-01-01 00:00:00.000002'",
                "NULL")),
        new Keys(
            "numeric",
            List.of(
                "'NaN'",
                "'infinity'",
                "'-infinity'",
                "0.000000000000000000000000000001",
                "1e100",
                "NULL")),
        new Keys("float8", List.of("'NaN'", "'infinity'", "0.1", "0.30000000000000004", "NULL")),
        new Keys("real", List.of("'NaN'", "0.1", "0.2", "16777217", "NULL")),
        new Keys("text COLLATE \"C\"", List.of("'a'", "'B'", "'ä'", "'_'", "NULL")),
        new Keys(
            "text COLLATE \"en-x-icu\"",
            List.of("'a'", "'B'", "'A'", "'ä'", "'-a'", "'b'", "NULL")),
        new Keys("text COLLATE ci", List.of("'a'", "'A'", "'b'", "'B'", "'ä'", "NULL")),
        new Keys("bytea", List.of("'\\x00'", "'\\xff'", "''", "'\\x0001'", "NULL")),
        new Keys("boolean", List.of("true", "false", "true", "NULL")),
        new Keys("mood", List.of("'good'", "'bad'", "'good'", "'never'", "NULL")));
  }
}
