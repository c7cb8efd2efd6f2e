package io.millrace.jdbc.dialect.mariadb;

import io.millrace.jdbc.dialect.Table;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** The storage engines of MariaDB, of which some know nothing of transactions. */
final class MariaDbEngine {

  /** In {@code CREATE TABLE}: the server's default may be any. */
  static final String OPTION = " ENGINE=InnoDB";

  private MariaDbEngine() {}

  /**
   * Checks that a table is of an engine with transactions.
   *
   * @throws IllegalArgumentException if it is not
   */
  static void checkTransactional(Connection connection, Table table) throws SQLException {
    String sql =
        """
        SELECT t.engine
        FROM information_schema.tables t JOIN information_schema.engines e ON e.engine = t.engine
        WHERE t.table_schema = ? AND t.table_name = ? AND COALESCE(e.transactions, 'NO') <> 'YES'
        """;
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, table.schema());
      statement.setString(2, table.name());
      try (ResultSet row = statement.executeQuery()) {
        if (row.next()) {
          throw new IllegalArgumentException(
              ("table %s must be of an engine with transactions, is of %s, which keeps what an"
                      + " attempt that fails has written; ALTER TABLE %s%s")
                  .formatted(table, row.getString(1), table.sql(), OPTION));
        }
      }
    }
  }
}
