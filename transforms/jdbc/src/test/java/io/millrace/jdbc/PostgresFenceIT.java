package io.millrace.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.flow.connect.SinkWriter;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresFenceIT implements FenceContract {

  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.postgres();

  private static final String WEAKER =
      "table public.rates is not guarded against workers that go on when their job has ended, as"
          + " millrace_writers may not be used to say which job writes; ";

  @Override
  public TestDatabase test() {
    return DATABASE;
  }

  @BeforeEach
  void loader() {
    DATABASE.execute(
        "CREATE ROLE rate_loader LOGIN", "GRANT SELECT, INSERT, UPDATE ON rates TO rate_loader");
  }

  @AfterEach
  void noLoader() {
    DATABASE.execute("DROP OWNED BY rate_loader", "DROP ROLE rate_loader");
  }

  private JdbcWrite<Rate> byLoader() {
    Database database = Database.at(DATABASE.url().replaceFirst("\\?.*", "")).user("rate_loader");
    return Jdbc.upsert(database, Rate.class).table("rates");
  }

  @Test
  void roleThatMayNotCreateTables_writesUnguarded() throws Exception {
    JdbcWrite<Rate> write = byLoader();

    WriteRuns.of(write).bundle(new Rate(1, "new")).publish();

    assertThat(write.unguarded())
        .hasValue(WEAKER + "GRANT CREATE ON SCHEMA \"public\" TO \"rate_loader\"");
    assertThat(DATABASE.query("SELECT name FROM rates WHERE id = 1"))
        .containsExactly(List.of("new"));
  }

  @Test
  void roleThatMayNotUseTheTable_writesUnguarded() throws Exception {
    Run.of(Jdbc.upsert(DATABASE.database(), Rate.class).table("rates")).end();
    JdbcWrite<Rate> write = byLoader();

    WriteRuns.of(write).bundle(new Rate(1, "new")).publish();

    assertThat(write.unguarded())
        .hasValue(
            WEAKER
                + "GRANT SELECT, INSERT, UPDATE, DELETE ON \"public\".\"millrace_writers\" TO"
                + " \"rate_loader\"");
  }

  @Test
  void roleThatMayUseTheTable_isGuarded() throws Exception {
    Run.of(Jdbc.upsert(DATABASE.database(), Rate.class).table("rates")).end();
    DATABASE.execute("GRANT SELECT, INSERT, UPDATE, DELETE ON millrace_writers TO rate_loader");
    JdbcWrite<Rate> write = byLoader();

    Run.of(write).write("split 1", new Rate(1, "new")).end();

    assertThat(write.unguarded()).isEmpty();
  }

  @Test
  void write_inSessionsThatReadOneSnapshot_isRefused() throws Exception {
    DATABASE.execute(
        "ALTER ROLE rate_loader SET default_transaction_isolation = 'repeatable read'",
        "GRANT CREATE ON SCHEMA public TO rate_loader");
    Run run = Run.of(byLoader());
    SinkWriter<Rate> frozen = run.frozen("split 1", new Rate(1, "stale"));

    run.write("split 1", new Rate(1, "fresh"));

    assertThatThrownBy(frozen::flush).hasMessageContaining("another worker has begun split 1 anew");
    frozen.close();
    run.end();
  }
}
