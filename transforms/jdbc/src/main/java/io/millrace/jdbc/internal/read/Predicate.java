package io.millrace.jdbc.internal.read;

import io.millrace.jdbc.dialect.Parameter;
import java.io.Serializable;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/**
 * A condition: SQL with parameters, and their values.
 *
 * @param sql empty for all rows
 * @param description for messages
 */
public record Predicate(String sql, List<Parameter> values, String description)
    implements Serializable {

  /** All rows. */
  public static final Predicate ALL = new Predicate("", List.of(), "all rows");

  void bind(PreparedStatement statement) throws SQLException {
    for (int i = 0; i < values.size(); i++) {
      values.get(i).type().bind(statement, i + 1, values.get(i).value());
    }
  }
}
