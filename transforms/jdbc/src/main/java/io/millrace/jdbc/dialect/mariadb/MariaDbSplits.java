package io.millrace.jdbc.dialect.mariadb;

import io.millrace.jdbc.dialect.Column;
import io.millrace.jdbc.dialect.ColumnType;
import io.millrace.jdbc.dialect.Dialect;
import io.millrace.jdbc.dialect.Table;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;

/**
 * The columns of MariaDB that cannot be split by. It orders an {@code enum} and a {@code set} by
 * the numbers of their values, and compares them with a text as texts; a {@code bit(8)} it compares
 * as a number with what its driver gives as bytes.
 */
final class MariaDbSplits {

  private static final Set<String> ORDERED_BY_NUMBER = Set.of("enum", "set");

  /** How its driver calls them; others too. */
  private static final Set<String> AS_AN_ENUM = Set.of("CHAR", "BINARY");

  private MariaDbSplits() {}

  /** See {@link Dialect#keyRefusal}. */
  static Optional<String> refusal(Connection connection, Optional<Table> table, Column column)
      throws SQLException {
    if (column.type().equals(Optional.of(ColumnType.BYTES)) && column.typeName().equals("BIT")) {
      return Optional.of("is of more than one bit, which no range can be told of; name another");
    }
    if (table.isEmpty()) {
      return column.typeName().equals("CHAR")
          ? Optional.of(
              ("of a query may be an enum, which MariaDB does not order as it compares it; make it"
                      + " a text in the query: CAST(%1$s AS CHAR) AS %1$s")
                  .formatted(column.name()))
          : Optional.empty();
    }
    String type =
        AS_AN_ENUM.contains(column.typeName()) ? type(connection, table.get(), column) : "";
    return ORDERED_BY_NUMBER.contains(type)
        ? Optional.of(
            "is of the type %s, which MariaDB does not order as it compares it; name another"
                .formatted(type))
        : Optional.empty();
  }

  private static String type(Connection connection, Table table, Column column)
      throws SQLException {
    String sql =
        """
        SELECT data_type FROM information_schema.columns
        WHERE table_schema = ? AND table_name = ? AND column_name = ?
        """;
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, table.schema());
      statement.setString(2, table.name());
      statement.setString(3, column.name());
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? row.getString(1) : "";
      }
    }
  }
}
