package io.millrace.benchmarks.jdbc;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * What a query gives, in whatever order: equal rows have equal digests.
 *
 * @param rows how many
 * @param sum the sum of 64-bit hashes of the rows as text
 */
public record TableDigest(long rows, BigDecimal sum) {

  /** Computed by the server. A query without rows: 0 and 0. */
  public static TableDigest of(Connection connection, String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result =
            statement.executeQuery(
                "SELECT count(*), coalesce(sum(hashtextextended(q::text, 0)), 0) FROM (%s) q"
                    .formatted(query))) {
      result.next();
      return new TableDigest(result.getLong(1), result.getBigDecimal(2));
    }
  }
}
