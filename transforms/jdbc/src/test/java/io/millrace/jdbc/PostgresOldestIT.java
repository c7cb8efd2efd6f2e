package io.millrace.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.jdbc.dialect.ColumnDefinition;
import io.millrace.jdbc.dialect.ColumnType;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the oldest PostgreSQL that is promised does. */
class PostgresOldestIT implements SessionContract.AnyZone {

  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.oldestPostgres();

  @Override
  public TestDatabase test() {
    return DATABASE;
  }

  @Test
  void version() {
    assertThat(DATABASE.query("SELECT current_setting('server_version_num')::int / 10000"))
        .containsExactly(List.of("14"));
  }

  @Test
  void create_keyThatMayBeNull_isRefused() {
    assertThatThrownBy(
            () ->
                Tables.create(
                    DATABASE.database(),
                    "nullable_keys",
                    List.of(ColumnDefinition.of("id", ColumnType.INT64)),
                    List.of("id")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "key column id of table nullable_keys must be notNull(), is not: PostgreSQL takes NULLs"
                + " in a key for different");
  }
}
