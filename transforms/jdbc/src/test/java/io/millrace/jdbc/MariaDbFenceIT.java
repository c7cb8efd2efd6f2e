package io.millrace.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MariaDbFenceIT implements FenceContract {

  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.mariaDb();

  @Override
  public TestDatabase test() {
    return DATABASE;
  }

  @BeforeEach
  void loader() {
    DATABASE.execute(
        "CREATE OR REPLACE USER rate_loader@'127.0.0.1'",
        "GRANT SELECT, INSERT, UPDATE ON rates TO rate_loader@'127.0.0.1'");
  }

  @AfterEach
  void noLoader() {
    DATABASE.execute("DROP USER rate_loader@'127.0.0.1'");
  }

  private JdbcWrite<Rate> byLoader() {
    Database database = Database.at(DATABASE.url().replaceFirst("\\?.*", "")).user("rate_loader");
    return Jdbc.upsert(database, Rate.class).table("rates");
  }

  @Test
  void userWhoMayNotCreateTables_writesUnguarded() throws Exception {
    JdbcWrite<Rate> write = byLoader();

    WriteRuns.of(write).bundle(new Rate(1, "new")).publish();

    assertThat(write.unguarded())
        .hasValue(
            ("table %1$s.rates is not guarded against workers that go on when their job has ended,"
                    + " as millrace_writers may not be used to say which job writes; GRANT SELECT,"
                    + " INSERT, UPDATE, DELETE, CREATE ON `%1$s`.`millrace_writers` TO"
                    + " `rate_loader`@`127.0.0.1`")
                .formatted(DATABASE.schema()));
    assertThat(DATABASE.query("SELECT name FROM rates WHERE id = 1"))
        .containsExactly(List.of("new"));
  }

  @Test
  void userWithTheRightsToAllTablesOfTheDatabase_isGuarded() throws Exception {
    DATABASE.execute(
        "GRANT SELECT, INSERT, UPDATE, DELETE, CREATE ON \"%s\".* TO rate_loader@'127.0.0.1'"
            .formatted(DATABASE.schema().replace("_", "\\_")));
    JdbcWrite<Rate> write = byLoader();

    Run.of(write).write("split 1", new Rate(1, "new")).end();

    assertThat(write.unguarded()).isEmpty();
  }
}
