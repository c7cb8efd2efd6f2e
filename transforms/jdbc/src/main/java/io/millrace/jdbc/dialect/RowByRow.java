package io.millrace.jdbc.dialect;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/**
 * One execution a row, in their order, all sent at once.
 *
 * @param indexes of the values in a row, one for each parameter
 * @param types of the parameters
 */
public record RowByRow(String sql, List<Integer> indexes, List<ColumnType> types)
    implements BatchWrite {

  /** A statement whose parameters are some of the columns that rows have values for. */
  public static RowByRow of(String sql, List<Column> columns, List<Column> parameters) {
    return new RowByRow(
        sql,
        parameters.stream().map(columns::indexOf).toList(),
        parameters.stream().map(column -> column.type().orElseThrow()).toList());
  }

  @Override
  public void write(Connection connection, List<Object[]> rows) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (Object[] row : rows) {
        for (int i = 0; i < indexes.size(); i++) {
          types.get(i).bind(statement, i + 1, row[indexes.get(i)]);
        }
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }
}
