package io.millrace.benchmarks.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Rows of eight columns upserted by id. At the start the target holds every second id, with other
 * values.
 */
final class Items implements Workload {

  /** As {@code upsert.Item} makes them. */
  private static final String ROWS =
      """
      SELECT i AS id, 'SKU-' || i AS sku, 'a thing of kind ' || i %% 1000 AS name,
        'category ' || i %% 17 AS category,
        ((i * 37 %% 1000000)::numeric / 100)::numeric(12,2) AS price, (i %% 500)::int AS quantity,
        i %% 3 = 0 AS active, timestamptz '2025-01-01 00:00:00Z' + i * interval '1 second' AS changed_at
      FROM generate_series(1, %d::bigint) i""";

  @Override
  public String source(long rows) {
    return Long.toString(rows);
  }

  @Override
  public String target() {
    return "items";
  }

  /** Nothing: contestants make the rows. */
  @Override
  public void load(Connection connection, long rows) {}

  @Override
  public void reset(Connection connection, long rows) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          """
          DROP TABLE IF EXISTS %1$s;
          CREATE TABLE %1$s (id bigint PRIMARY KEY, sku text NOT NULL, name text NOT NULL,
            category text NOT NULL, price numeric(12,2) NOT NULL, quantity integer NOT NULL,
            active boolean NOT NULL, changed_at timestamptz NOT NULL);
          INSERT INTO %1$s SELECT id, sku, 'old', category, price + 1, 0, NOT active, changed_at
          FROM (%2$s) row WHERE id %% 2 = 0"""
              .formatted(target(), ROWS.formatted(rows)));
      statement.execute("VACUUM (ANALYZE) " + target());
      statement.execute("CHECKPOINT");
    }
  }

  @Override
  public TableDigest expected(Connection connection, long rows) throws SQLException {
    return TableDigest.of(connection, ROWS.formatted(rows));
  }
}
