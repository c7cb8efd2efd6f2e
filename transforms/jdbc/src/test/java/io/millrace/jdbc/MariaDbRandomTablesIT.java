package io.millrace.jdbc;

import java.util.List;
import org.junit.jupiter.api.extension.RegisterExtension;

class MariaDbRandomTablesIT implements RandomTablesContract {

  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.mariaDb();

  @Override
  public TestDatabase test() {
    return DATABASE;
  }

  @Override
  public List<KeyKind> kinds() {
    return KeyKind.commonAnd(
        KeyKind.of("bigint unsigned", p -> p * 9_000_000_000_000L, "18446744073709551615", "0"),
        KeyKind.times("datetime(6)", "", "'1000-01-01'", "'9999-12-31 23:59:59.999999'"),
        KeyKind.times("timestamp(6)", "", "'1971-01-01'", "'2038-01-19 03:14:07.999999'"),
        KeyKind.uuids(),
        text("utf8mb4", "utf8mb4_general_ci"),
        text("utf8mb4", "utf8mb4_uca1400_ai_ci"),
        text("utf8mb4", "utf8mb4_german2_ci"),
        text("utf8mb4", "utf8mb4_bin"),
        text("utf8mb4", "utf8mb4_nopad_bin"),
        text("latin1", "latin1_swedish_ci"));
  }

  private static KeyKind text(String charset, String collation) {
    return KeyKind.texts(
        "varchar(9) CHARACTER SET %s COLLATE %s".formatted(charset, collation), true);
  }
}
