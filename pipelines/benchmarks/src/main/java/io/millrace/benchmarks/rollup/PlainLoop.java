package io.millrace.benchmarks.rollup;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a good Java developer writes without any library: one thread reads the rows with a cursor
 * into a {@code HashMap}, then writes the groups in batches. Prints the seconds that it took.
 *
 * <p>Arguments: the source's URL, the query (group columns as text, then quantity, price,
 * discounted price, charge, discount), the number of group columns, the target's URL, its table.
 */
public final class PlainLoop {

  private static final int FETCH = 10_000;
  private static final int BATCH = 1_000;

  private PlainLoop() {}

  public static void main(String[] arguments) throws SQLException {
    long begin = System.nanoTime();
    int groupColumns = Integer.parseInt(arguments[2]);
    Map<List<String>, Totals> groups = read(arguments[0], arguments[1], groupColumns);
    write(arguments[3] + "&reWriteBatchedInserts=true", arguments[4], groupColumns, groups);
    System.out.println((System.nanoTime() - begin) / 1e9);
  }

  private static Map<List<String>, Totals> read(String url, String query, int groupColumns)
      throws SQLException {
    Map<List<String>, Totals> groups = new HashMap<>();
    try (Connection connection = DriverManager.getConnection(url)) {
      connection.setAutoCommit(false);
      try (Statement statement = connection.createStatement()) {
        statement.setFetchSize(FETCH);
        try (ResultSet row = statement.executeQuery(query)) {
          while (row.next()) {
            String[] key = new String[groupColumns];
            for (int i = 0; i < groupColumns; i++) {
              key[i] = row.getString(i + 1);
            }
            groups.computeIfAbsent(Arrays.asList(key), k -> new Totals()).add(row, groupColumns);
          }
        }
      }
    }
    return groups;
  }

  private static void write(
      String url, String table, int groupColumns, Map<List<String>, Totals> groups)
      throws SQLException {
    String parameters = String.join(", ", java.util.Collections.nCopies(groupColumns + 8, "?"));
    try (Connection connection = DriverManager.getConnection(url);
        PreparedStatement insert =
            connection.prepareStatement(
                "INSERT INTO %s VALUES (%s) ON CONFLICT DO NOTHING".formatted(table, parameters))) {
      connection.setAutoCommit(false);
      int pending = 0;
      for (Map.Entry<List<String>, Totals> group : groups.entrySet()) {
        for (int i = 0; i < groupColumns; i++) {
          insert.setString(i + 1, group.getKey().get(i));
        }
        group.getValue().bind(insert, groupColumns);
        insert.addBatch();
        if (++pending % BATCH == 0) {
          insert.executeBatch();
        }
      }
      insert.executeBatch();
      connection.commit();
    }
  }

  private static final class Totals {

    private static final int MEAN_SCALE = 16;

    private BigDecimal quantity = BigDecimal.ZERO;
    private BigDecimal price = BigDecimal.ZERO;
    private BigDecimal discounted = BigDecimal.ZERO;
    private BigDecimal charge = BigDecimal.ZERO;
    private BigDecimal discount = BigDecimal.ZERO;
    private long count;

    void add(ResultSet row, int column) throws SQLException {
      quantity = quantity.add(row.getBigDecimal(column + 1));
      price = price.add(row.getBigDecimal(column + 2));
      discounted = discounted.add(row.getBigDecimal(column + 3));
      charge = charge.add(row.getBigDecimal(column + 4));
      discount = discount.add(row.getBigDecimal(column + 5));
      count++;
    }

    void bind(PreparedStatement insert, int column) throws SQLException {
      insert.setBigDecimal(column + 1, quantity);
      insert.setBigDecimal(column + 2, price);
      insert.setBigDecimal(column + 3, discounted);
      insert.setBigDecimal(column + 4, charge);
      insert.setBigDecimal(column + 5, mean(quantity));
      insert.setBigDecimal(column + 6, mean(price));
      insert.setBigDecimal(column + 7, mean(discount));
      insert.setLong(column + 8, count);
    }

    private BigDecimal mean(BigDecimal sum) {
      return sum.divide(BigDecimal.valueOf(count), MEAN_SCALE, RoundingMode.HALF_UP);
    }
  }
}
