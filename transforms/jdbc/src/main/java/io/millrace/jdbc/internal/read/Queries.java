package io.millrace.jdbc.internal.read;

import io.millrace.jdbc.dialect.Column;
import io.millrace.jdbc.dialect.Columns;
import io.millrace.jdbc.dialect.Dialect;
import io.millrace.jdbc.internal.connect.SqlText;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Asks a database about queries. */
public final class Queries {

  private Queries() {}

  /** Whether the database runs a query without parameters, and gives no row. */
  static boolean isEmpty(Connection connection, String sql) {
    try (PreparedStatement statement = connection.prepareStatement(sql);
        ResultSet row = statement.executeQuery()) {
      return !row.next();
    } catch (SQLException e) {
      return false;
    }
  }

  /**
   * The columns of a query's result; the query is prepared, not run.
   *
   * @throws IllegalArgumentException if the database refuses it, in one line, or if it is none
   */
  public static Columns describe(Connection connection, Dialect dialect, String sql) {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      ResultSetMetaData metaData = statement.getMetaData();
      if (metaData == null || metaData.getColumnCount() == 0) {
        throw new IllegalArgumentException("sql must be a query, is: " + SqlText.abbreviate(sql));
      }
      List<Column> columns = new ArrayList<>();
      for (int i = 1; i <= metaData.getColumnCount(); i++) {
        int jdbcType = metaData.getColumnType(i);
        String typeName = metaData.getColumnTypeName(i);
        columns.add(
            new Column(
                metaData.getColumnLabel(i),
                jdbcType,
                typeName,
                metaData.getPrecision(i),
                dialect.scale(typeName, metaData.getScale(i)),
                metaData.isNullable(i) != ResultSetMetaData.columnNoNulls,
                dialect.columnType(jdbcType, typeName).orElse(null)));
      }
      return Columns.of(columns);
    } catch (SQLException e) {
      throw new IllegalArgumentException(
          "the database refuses the query: %s; it is: %s"
              .formatted(SqlText.line(e), SqlText.abbreviate(sql)),
          e);
    }
  }
}
