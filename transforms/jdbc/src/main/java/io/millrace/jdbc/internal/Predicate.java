package io.millrace.jdbc.internal;

import io.millrace.jdbc.dialect.ColumnType;
import java.io.Serializable;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/**
 * The condition that makes a split of a query: SQL with parameters, and their values.
 *
 * @param sql empty for all rows
 * @param type of the values
 * @param values {@link ColumnType#javaType Java values} of that type
 * @param description for messages
 */
public record Predicate(String sql, ColumnType type, List<Serializable> values, String description)
    implements Serializable {

  /** All rows. */
  static Predicate all() {
    return new Predicate("", null, List.of(), "all rows");
  }

  void bind(PreparedStatement statement) throws SQLException {
    for (int i = 0; i < values.size(); i++) {
      type.bind(statement, i + 1, values.get(i));
    }
  }
}
