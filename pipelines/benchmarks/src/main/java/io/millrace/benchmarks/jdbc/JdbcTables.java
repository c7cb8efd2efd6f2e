package io.millrace.benchmarks.jdbc;

import java.sql.SQLException;

/**
 * The tables: made by the server itself from functions of the row's number, the same every time.
 */
final class JdbcTables {

  /** What the target of the upsert is called. */
  static final String ITEMS = "items";

  private static final String DIGEST =
      "SELECT count(*) || ' rows, sum ' || coalesce(sum(hashtextextended(result::text, 0)), 0)"
          + " FROM (%s) AS result";

  /** As {@link io.millrace.benchmarks.work.Item#of} makes them. */
  private static final String ITEM_ROWS =
      "SELECT id, id %% 1000 AS customer_id, 'sku-' || id %% 5000 AS sku,"
          + " (id %% 90 + 1)::integer AS quantity, (id %% 100000 / 100.0)::numeric(12,2) AS price,"
          + " CASE WHEN id %% 4 = 0 THEN 'OPEN' ELSE 'PAID' END AS status,"
          + " 'note of item ' || id AS note,"
          + " timestamptz '2026-01-01 00:00:00+00' + id * interval '1 second' AS updated_at"
          + " FROM generate_series(1, %d::bigint) AS id";

  private final BenchServer server;

  JdbcTables(BenchServer server) {
    this.server = server;
  }

  /** The name of the orders of this size. */
  static String orders(long rows) {
    return "orders_" + rows;
  }

  /** Makes the orders: three of four are paid, the customers are spread at random. */
  void createOrders(long rows, long customers) throws SQLException {
    String table = orders(rows);
    server.execute(
        ("CREATE TABLE %s (id bigint NOT NULL, customer_id bigint NOT NULL, region text NOT NULL,"
                + " status text NOT NULL, amount numeric(12,2) NOT NULL,"
                + " created_at timestamptz NOT NULL)")
            .formatted(table),
        ("INSERT INTO %s SELECT id, (random_of >> 16) %% %d + 1,"
                + " (ARRAY['north', 'east', 'south', 'west'])[random_of %% 4 + 1],"
                + " CASE WHEN (random_of >> 2) %% 4 = 0 THEN 'OPEN' ELSE 'PAID' END,"
                + " ((random_of >> 8) %% 1000000 + 1) / 100.0,"
                + " timestamptz '2025-01-01 00:00:00+00'"
                + " + (random_of >> 20) %% 31536000 * interval '1 second'"
                + " FROM (SELECT id, hashint8extended(id, 42) & 9223372036854775807 AS random_of"
                + " FROM generate_series(1, %d::bigint) AS id) AS source")
            .formatted(table, customers, rows),
        "ALTER TABLE %s ADD PRIMARY KEY (id)".formatted(table),
        "VACUUM ANALYZE " + table);
  }

  /** Brings the target to its first state, and the server to rest. */
  void prepare(Trial trial) throws SQLException {
    if (trial.contestant().work() == JdbcWork.ROLLUP) {
      server.execute(
          "DROP TABLE IF EXISTS " + CustomerQuery.TARGET,
          ("CREATE TABLE %s (customer_id bigint PRIMARY KEY, orders bigint NOT NULL,"
                  + " revenue numeric(18,2) NOT NULL, latest timestamptz NOT NULL)")
              .formatted(CustomerQuery.TARGET),
          "ANALYZE " + orders(trial.rows()));
    } else {
      server.execute(
          "DROP TABLE IF EXISTS " + ITEMS,
          ("CREATE TABLE %s (id bigint PRIMARY KEY, customer_id bigint NOT NULL, sku text NOT NULL,"
                  + " quantity integer NOT NULL, price numeric(12,2) NOT NULL,"
                  + " status text NOT NULL, note text NOT NULL, updated_at timestamptz NOT NULL)")
              .formatted(ITEMS),
          ("INSERT INTO %s SELECT id, 0, 'old', 0, 0, 'OLD', 'old', timestamptz 'epoch'"
                  + " FROM generate_series(2, %d::bigint, 2) AS id")
              .formatted(ITEMS, trial.rows()),
          "ANALYZE " + ITEMS);
    }
    server.execute("CHECKPOINT");
  }

  /** What a trial must leave, by SQL; the order of rows does not matter. */
  String expected(Trial trial) throws SQLException {
    return digest(
        trial.contestant().work() == JdbcWork.ROLLUP
            ? CustomerQuery.totals(orders(trial.rows()))
            : ITEM_ROWS.formatted(trial.rows()));
  }

  /** What it has left. */
  String found(Trial trial) throws SQLException {
    return digest(
        trial.contestant().work() == JdbcWork.ROLLUP
            ? "SELECT customer_id, orders, revenue, latest FROM " + CustomerQuery.TARGET
            : "SELECT id, customer_id, sku, quantity, price, status, note, updated_at FROM "
                + ITEMS);
  }

  private String digest(String query) throws SQLException {
    return server.value(DIGEST.formatted(query));
  }
}
