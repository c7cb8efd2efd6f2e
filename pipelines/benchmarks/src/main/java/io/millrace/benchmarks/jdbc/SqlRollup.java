package io.millrace.benchmarks.jdbc;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;

/**
 * PostgreSQL by itself: no row leaves the server. Arguments: the URL, the source. Prints the
 * seconds that the statement took.
 */
public final class SqlRollup {

  private SqlRollup() {}

  public static void main(String[] arguments) throws SQLException {
    try (Connection connection = DriverManager.getConnection(arguments[0]);
        Statement statement = connection.createStatement()) {
      long begin = System.nanoTime();
      statement.execute(
          ("INSERT INTO %s %s ON CONFLICT (customer_id) DO UPDATE SET orders = EXCLUDED.orders,"
                  + " revenue = EXCLUDED.revenue, latest = EXCLUDED.latest")
              .formatted(CustomerQuery.TARGET, CustomerQuery.totals(arguments[1])));
      System.out.printf(Locale.ROOT, "in %.3f seconds%n", (System.nanoTime() - begin) / 1e9);
    }
  }
}
