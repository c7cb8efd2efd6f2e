package io.millrace.benchmarks.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * W3: orders, four fifths of them paid, to the totals of each customer. The target is empty at the
 * start.
 */
public final class OrderTotals implements Workload {

  private final long customers;

  /** Orders of at most so many customers. */
  public OrderTotals(long customers) {
    this.customers = customers;
  }

  @Override
  public String source(long rows) {
    return "orders_" + rows;
  }

  @Override
  public String target() {
    return "customer_totals";
  }

  @Override
  public void load(Connection connection, long rows) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      if (Tables.exists(connection, source(rows))) {
        return;
      }
      statement.execute(
          """
          CREATE TABLE %1$s (id bigint, customer_id bigint NOT NULL, region text NOT NULL,
            status text NOT NULL, amount numeric(12,2) NOT NULL, created_at timestamptz NOT NULL);
          INSERT INTO %1$s
          SELECT i, 1 + (h & 9223372036854775807) %% %3$d,
            (ARRAY['north', 'east', 'south', 'west'])[1 + (h >> 20 & 3)],
            (ARRAY['PAID', 'PAID', 'PAID', 'PAID', 'OPEN'])[1 + i %% 5],
            (1 + (h >> 8 & 1048575))::numeric / 100,
            timestamptz '2025-01-01 00:00:00Z' + (h >> 24 & 33554431) * interval '1 second'
          FROM generate_series(1, %2$d) i, hashint8extended(i, 42) h;
          ALTER TABLE %1$s ADD PRIMARY KEY (id);
          """
              .formatted(source(rows), rows, customers));
      statement.execute("VACUUM (FREEZE, ANALYZE) " + source(rows));
    }
  }

  @Override
  public void reset(Connection connection, long rows) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          """
          DROP TABLE IF EXISTS %1$s;
          CREATE TABLE %1$s (customer_id bigint PRIMARY KEY, orders bigint NOT NULL,
            revenue numeric(16,2) NOT NULL, last_order timestamptz NOT NULL);
          ANALYZE %2$s"""
              .formatted(target(), source(rows)));
      statement.execute("CHECKPOINT");
    }
  }

  @Override
  public TableDigest expected(Connection connection, long rows) throws SQLException {
    return TableDigest.of(
        connection,
        """
        SELECT customer_id, count(*), sum(amount)::numeric(16,2), max(created_at)
        FROM %s WHERE status = 'PAID' GROUP BY customer_id"""
            .formatted(source(rows)));
  }
}
