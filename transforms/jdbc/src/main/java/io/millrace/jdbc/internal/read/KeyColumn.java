package io.millrace.jdbc.internal.read;

import io.millrace.jdbc.dialect.Column;
import io.millrace.jdbc.dialect.Dialect;
import io.millrace.jdbc.dialect.KeyAccess;
import java.io.Serializable;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Types;

/**
 * A column of a split key.
 *
 * @param name as the database stores it
 * @param sql the same, quoted
 * @param nullable whether it may hold NULL
 * @param inRows whether an index finds it where several columns are compared at once
 */
public record KeyColumn(String name, String sql, boolean nullable, KeyAccess access, boolean inRows)
    implements Serializable {

  static KeyColumn of(Connection connection, Dialect dialect, String from, Column column)
      throws SQLException {
    return new KeyColumn(
        column.name(),
        dialect.quote(column.name()),
        column.nullable(),
        dialect.keyAccess(connection, from, column),
        dialect.findsRowsByIndex());
  }

  /** The column of a query that selects it as it is {@link KeyAccess#expression accessed}. */
  Column selected() {
    return new Column(name, Types.OTHER, access.typeName(), 0, 0, nullable, access.type());
  }
}
