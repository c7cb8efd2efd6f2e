package io.millrace.jdbc.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.jdbc.dialect.h2.H2Dialect;
import io.millrace.jdbc.dialect.mariadb.MariaDbDialect;
import io.millrace.jdbc.dialect.postgres.PostgresDialect;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

class DialectsTest {

  @Test
  void failureWithoutAState_isOfNoKind() {
    SQLException failure = new SQLException("no state");
    List<Dialect> dialects = List.of(new H2Dialect(), new MariaDbDialect(), new PostgresDialect());

    assertThat(dialects)
        .noneMatch(dialect -> dialect.isDatabaseMissing(failure))
        .noneMatch(dialect -> dialect.isTransient(failure))
        .noneMatch(dialect -> dialect.isRefusal(failure));
    assertThat(Dialects.isDatabaseMissing(failure)).isFalse();
  }
}
