package io.millrace.jdbc;

import java.util.List;
import org.junit.jupiter.api.extension.RegisterExtension;

class H2RandomTablesTest implements RandomTablesContract {

  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.h2();

  @Override
  public TestDatabase test() {
    return DATABASE;
  }

  @Override
  public List<KeyKind> kinds() {
    return KeyKind.commonAnd(
        KeyKind.times("timestamp(9)", "", "'0001-01-01 00:00:00'", "'9999-12-31 23:59:59.9'"),
        KeyKind.times("timestamp(9) with time zone", "+00:00", "'0001-01-01 00:00:00+00:00'"),
        KeyKind.uuids(),
        KeyKind.texts("varchar(9)", false),
        KeyKind.texts("char(9)", false),
        KeyKind.texts("varchar_ignorecase(9)", false));
  }
}
