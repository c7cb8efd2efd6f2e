package io.millrace.jdbc;

import java.util.List;
import org.junit.jupiter.api.extension.RegisterExtension;

class H2KeyTest implements KeyContract {

  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.h2();

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
            "timestamp(9) with time zone",
            List.of(
                "'2024-01-01 00:00:00.000000001+00:00'",
                "'2024-01-01 00:00:00.000000002+00:00'",
                "'0001-01-01 00:00:00+00:00'",
                "NULL")),
        new Keys(
            "timestamp(9)",
            List.of("'2024-01-01 00:00:00.000000001'", "'2024-01-01 00:00:00.000000002'", "NULL")),
        new Keys("varchar_ignorecase", List.of("'a'", "'A'", "'b'", "'B'", "NULL")),
        new Keys("binary varying", List.of("X'00'", "X'ff'", "X''", "X'0001'", "NULL")),
        new Keys("enum('never', 'good', 'bad')", List.of("'good'", "'bad'", "'never'", "NULL")),
        new Keys("boolean", List.of("true", "false", "true", "NULL")));
  }
}
