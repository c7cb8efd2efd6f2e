package io.millrace.jdbc;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresKeyIndexIT implements KeyIndexContract {

  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.postgres();

  @Override
  public TestDatabase test() {
    return DATABASE;
  }

  @Override
  public String numbers(int rows) {
    return "generate_series(1, %d) AS g(i)".formatted(rows);
  }

  @Override
  public void analyze(String table) {
    DATABASE.execute("VACUUM ANALYZE " + table);
  }

  /**
   * By a plain scan, or one that makes a bitmap first, and sorts: the server chooses by its costs.
   */
  @Override
  public long foundByIndex() {
    return count("SELECT sum(idx_tup_read) FROM pg_stat_user_indexes WHERE relname = 'indexed'");
  }

  @Override
  public long scanned() {
    return count("SELECT seq_tup_read FROM pg_stat_user_tables WHERE relname = 'indexed'");
  }

  /** Sessions tell what they have counted when they end. */
  private static long count(String query) {
    try {
      while (!DATABASE
          .query(
              "SELECT 1 FROM pg_stat_activity WHERE datname = current_database()"
                  + " AND pid <> pg_backend_pid() AND backend_type = 'client backend'")
          .isEmpty()) {
        TimeUnit.MILLISECONDS.sleep(10);
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return Long.parseLong(DATABASE.query(query).get(0).get(0));
  }
}
