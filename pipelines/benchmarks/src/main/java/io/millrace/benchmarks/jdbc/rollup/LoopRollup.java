package io.millrace.benchmarks.jdbc.rollup;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.util.HashMap;
import java.util.Map;

/**
 * What a good Java developer writes without any library: one thread, a cursor, a {@code HashMap},
 * batches that the driver rewrites to multi-row inserts.
 */
public final class LoopRollup {

  private static final int FETCH = 10_000;
  private static final int BATCH = 1_000;

  private LoopRollup() {}

  public static void main(String[] arguments) throws SQLException {
    Stopwatch stopwatch = Stopwatch.start();
    Map<Long, Customer> customers = read(arguments[0], arguments[1]);
    write(arguments[0] + "&reWriteBatchedInserts=true", arguments[2], customers);
    stopwatch.print();
  }

  private static Map<Long, Customer> read(String url, String table) throws SQLException {
    Map<Long, Customer> customers = new HashMap<>();
    try (Connection connection = DriverManager.getConnection(url)) {
      connection.setAutoCommit(false);
      try (Statement statement = connection.createStatement()) {
        statement.setFetchSize(FETCH);
        try (ResultSet row =
            statement.executeQuery(
                "SELECT customer_id, amount, created_at FROM %s WHERE status = 'PAID'"
                    .formatted(table))) {
          while (row.next()) {
            customers
                .computeIfAbsent(row.getLong(1), customer -> new Customer())
                .add(row.getBigDecimal(2), row.getTimestamp(3));
          }
        }
      }
    }
    return customers;
  }

  private static void write(String url, String table, Map<Long, Customer> customers)
      throws SQLException {
    try (Connection connection = DriverManager.getConnection(url);
        PreparedStatement insert = connection.prepareStatement(upsert(table))) {
      connection.setAutoCommit(false);
      int pending = 0;
      for (Map.Entry<Long, Customer> customer : customers.entrySet()) {
        insert.setLong(1, customer.getKey());
        insert.setLong(2, customer.getValue().orders);
        insert.setBigDecimal(3, customer.getValue().revenue);
        insert.setTimestamp(4, customer.getValue().last);
        insert.addBatch();
        if (++pending % BATCH == 0) {
          insert.executeBatch();
        }
      }
      insert.executeBatch();
      connection.commit();
    }
  }

  static String upsert(String table) {
    return """
    INSERT INTO %s (customer_id, orders, revenue, last_order) VALUES (?, ?, ?, ?)
    ON CONFLICT (customer_id) DO UPDATE SET orders = EXCLUDED.orders,
    revenue = EXCLUDED.revenue, last_order = EXCLUDED.last_order"""
        .formatted(table);
  }

  private static final class Customer {

    private long orders;
    private BigDecimal revenue = BigDecimal.ZERO;
    private Timestamp last = new Timestamp(0);

    void add(BigDecimal amount, Timestamp created) {
      orders++;
      revenue = revenue.add(amount);
      if (created.after(last)) {
        last = created;
      }
    }
  }
}
