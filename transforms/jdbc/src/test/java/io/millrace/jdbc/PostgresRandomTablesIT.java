package io.millrace.jdbc;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresRandomTablesIT implements RandomTablesContract {

  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.postgres();

  @BeforeAll
  static void collations() {
    DATABASE.execute(
        "CREATE COLLATION ci (provider = icu, locale = 'und-u-ks-level2', deterministic = false)");
  }

  @Override
  public TestDatabase test() {
    return DATABASE;
  }

  @Override
  public List<KeyKind> kinds() {
    return KeyKind.commonAnd(
        KeyKind.of("numeric", p -> p + ".5", "'NaN'", "'infinity'", "'-infinity'", "1e-30"),
        KeyKind.times("timestamp", "", "'infinity'", "'-infinity'", "'0044-03-15 BC'"),
        KeyKind.times("timestamptz", "+00", "'infinity'", "'-infinity'", "'0044-03-15 BC'"),
        KeyKind.uuids(),
        KeyKind.texts("text", false),
        KeyKind.texts("varchar(9) COLLATE \"C\"", false),
        KeyKind.texts("char(9)", false),
        KeyKind.texts("text COLLATE \"en-x-icu\"", false),
        KeyKind.texts("text COLLATE \"de-x-icu\"", false),
        KeyKind.texts("text COLLATE ci", false));
  }
}
