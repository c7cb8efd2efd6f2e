package io.millrace.jdbc;

import org.junit.jupiter.api.extension.RegisterExtension;

class MariaDbKeyIndexIT implements KeyIndexContract {

  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.mariaDb();

  @Override
  public TestDatabase test() {
    return DATABASE;
  }

  @Override
  public String numbers(int rows) {
    return "(SELECT seq AS i FROM seq_1_to_%d) AS g".formatted(rows);
  }

  @Override
  public void analyze(String table) {
    DATABASE.execute("ANALYZE TABLE " + table);
  }

  @Override
  public long foundByIndex() {
    return count("'HANDLER_READ_KEY', 'HANDLER_READ_NEXT'");
  }

  /** And of those that were sorted. */
  @Override
  public long scanned() {
    return count("'HANDLER_READ_RND_NEXT', 'HANDLER_READ_FIRST', 'SORT_ROWS'");
  }

  private static long count(String counters) {
    return (long)
        Double.parseDouble(
            DATABASE
                .query(
                    "SELECT sum(variable_value) FROM information_schema.global_status"
                        + " WHERE variable_name IN (%s)".formatted(counters))
                .get(0)
                .get(0));
  }
}
