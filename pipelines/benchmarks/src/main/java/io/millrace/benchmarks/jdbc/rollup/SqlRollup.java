package io.millrace.benchmarks.jdbc.rollup;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** PostgreSQL alone: no row leaves the server. Only possible where both tables are in it. */
public final class SqlRollup {

  private SqlRollup() {}

  public static void main(String[] arguments) throws SQLException {
    Stopwatch stopwatch = Stopwatch.start();
    try (Connection connection = DriverManager.getConnection(arguments[0]);
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(
          """
          INSERT INTO %2$s (customer_id, orders, revenue, last_order)
          SELECT customer_id, count(*), sum(amount), max(created_at)
          FROM %1$s WHERE status = 'PAID' GROUP BY customer_id
          ON CONFLICT (customer_id) DO UPDATE SET orders = EXCLUDED.orders,
            revenue = EXCLUDED.revenue, last_order = EXCLUDED.last_order"""
              .formatted(arguments[1], arguments[2]));
    }
    stopwatch.print();
  }
}
