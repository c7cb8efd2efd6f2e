package io.millrace.benchmarks.jdbc;

/** The rollup that all contestants do: what they read, and what they must leave in the target. */
public final class CustomerQuery {

  /** What the source filters by. */
  public static final String WHERE = "status = 'PAID'";

  /** The table that is written. */
  public static final String TARGET = "customer_totals";

  /** The statement that writes one total: customer, orders, revenue, latest. */
  public static final String UPSERT =
      "INSERT INTO customer_totals (customer_id, orders, revenue, latest) VALUES (?, ?, ?, ?)"
          + " ON CONFLICT (customer_id) DO UPDATE SET orders = EXCLUDED.orders,"
          + " revenue = EXCLUDED.revenue, latest = EXCLUDED.latest";

  private CustomerQuery() {}

  /** The rows that count, of three columns: customer, amount, time. */
  public static String rows(String table) {
    return "SELECT customer_id, amount, created_at FROM %s WHERE %s".formatted(table, WHERE);
  }

  /** The same for a range of ids, both ends included. */
  public static String rows(String table, String from, String to) {
    return "%s AND id BETWEEN %s AND %s".formatted(rows(table), from, to);
  }

  /** The totals, by SQL. */
  static String totals(String table) {
    return ("SELECT customer_id, count(*) AS orders, sum(amount) AS revenue,"
            + " max(created_at) AS latest FROM %s WHERE %s GROUP BY customer_id")
        .formatted(table, WHERE);
  }
}
