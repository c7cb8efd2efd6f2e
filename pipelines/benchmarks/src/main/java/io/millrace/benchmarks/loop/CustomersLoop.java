package io.millrace.benchmarks.loop;

import io.millrace.benchmarks.jdbc.CustomerQuery;
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
 * What a good Java developer writes without a library: one thread, a cursor, a {@code HashMap},
 * batches that the driver makes multi-row statements of. Arguments: the URL, the source.
 */
public final class CustomersLoop {

  private static final int FETCH = 10_000;
  private static final int BATCH = 1_000;

  private CustomersLoop() {}

  public static void main(String[] arguments) throws SQLException {
    write(arguments[0] + "&reWriteBatchedInserts=true", read(arguments[0], arguments[1]));
  }

  private static Map<Long, Total> read(String url, String table) throws SQLException {
    Map<Long, Total> totals = new HashMap<>();
    try (Connection connection = DriverManager.getConnection(url)) {
      connection.setAutoCommit(false);
      try (Statement statement = connection.createStatement()) {
        statement.setFetchSize(FETCH);
        try (ResultSet row = statement.executeQuery(CustomerQuery.rows(table))) {
          while (row.next()) {
            totals
                .computeIfAbsent(row.getLong(1), customer -> new Total())
                .add(row.getBigDecimal(2), row.getTimestamp(3));
          }
        }
      }
    }
    return totals;
  }

  private static void write(String url, Map<Long, Total> totals) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url);
        PreparedStatement upsert = connection.prepareStatement(CustomerQuery.UPSERT)) {
      connection.setAutoCommit(false);
      int pending = 0;
      for (Map.Entry<Long, Total> customer : totals.entrySet()) {
        Total total = customer.getValue();
        upsert.setLong(1, customer.getKey());
        upsert.setLong(2, total.orders);
        upsert.setBigDecimal(3, total.revenue);
        upsert.setTimestamp(4, total.latest);
        upsert.addBatch();
        if (++pending % BATCH == 0) {
          upsert.executeBatch();
        }
      }
      upsert.executeBatch();
      connection.commit();
    }
  }

  private static final class Total {

    private long orders;
    private BigDecimal revenue = BigDecimal.ZERO;
    private Timestamp latest = new Timestamp(Long.MIN_VALUE);

    void add(BigDecimal amount, Timestamp at) {
      orders++;
      revenue = revenue.add(amount);
      latest = at.after(latest) ? at : latest;
    }
  }
}
