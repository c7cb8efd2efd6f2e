package io.millrace.jobs.rollup;

import com.github.freva.asciitable.AsciiTable;
import com.github.freva.asciitable.Column;
import com.github.freva.asciitable.ColumnData;
import com.github.freva.asciitable.HorizontalAlign;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The rows of a small query, to be shown and compared. */
final class QueryResult {

  private static final int SHOWN_SCALE = 4;

  private final List<String> names;
  private final List<Object[]> rows;

  private QueryResult(List<String> names, List<Object[]> rows) {
    this.names = names;
    this.rows = rows;
  }

  static QueryResult of(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      ResultSetMetaData metaData = result.getMetaData();
      List<String> names = new ArrayList<>();
      for (int i = 1; i <= metaData.getColumnCount(); i++) {
        names.add(metaData.getColumnLabel(i));
      }
      List<Object[]> rows = new ArrayList<>();
      while (result.next()) {
        Object[] row = new Object[names.size()];
        for (int i = 0; i < row.length; i++) {
          row[i] = result.getObject(i + 1);
        }
        rows.add(row);
      }
      return new QueryResult(names, rows);
    }
  }

  /** The rows as a table of text, numbers to the right. */
  String table() {
    List<ColumnData<Object[]>> columns = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      int column = i;
      boolean number = !rows.isEmpty() && rows.get(0)[i] instanceof Number;
      columns.add(
          new Column()
              .header(names.get(i))
              .dataAlign(number ? HorizontalAlign.RIGHT : HorizontalAlign.LEFT)
              .with(row -> shown(row[column])));
    }
    return AsciiTable.getTable(AsciiTable.BASIC_ASCII_NO_DATA_SEPARATORS, rows, columns);
  }

  private static String shown(Object value) {
    if (value instanceof BigDecimal decimal) {
      BigDecimal rounded =
          decimal.scale() > SHOWN_SCALE
              ? decimal.setScale(SHOWN_SCALE, RoundingMode.HALF_UP)
              : decimal;
      return ("%,." + Math.max(rounded.scale(), 0) + "f").formatted(rounded);
    }
    return value instanceof Long number ? "%,d".formatted(number) : Objects.toString(value, "");
  }

  /**
   * Compares with what SQL gives, cell by cell; decimals to the digits that both have.
   *
   * @return the outcome in words
   * @throws IllegalStateException if a cell differs, naming it
   */
  String compare(QueryResult expected) {
    if (rows.size() != expected.rows.size()) {
      throw new IllegalStateException(
          "the check failed: %d rows were written, SQL gives %d"
              .formatted(rows.size(), expected.rows.size()));
    }
    for (int row = 0; row < rows.size(); row++) {
      for (int column = 0; column < names.size(); column++) {
        Object actual = rows.get(row)[column];
        Object wanted = expected.rows.get(row)[column];
        if (!same(actual, wanted)) {
          throw new IllegalStateException(
              "the check failed: row %d, %s is %s, SQL gives %s"
                  .formatted(row + 1, names.get(column), actual, wanted));
        }
      }
    }
    return "passed. All %d cells are what SQL gives in the source."
        .formatted(rows.size() * names.size());
  }

  private static boolean same(Object actual, Object wanted) {
    if (actual instanceof BigDecimal decimal && wanted instanceof BigDecimal sql) {
      int digits = Math.min(decimal.scale(), sql.scale());
      return rounded(decimal, digits).compareTo(rounded(sql, digits)) == 0;
    }
    return Objects.equals(actual, wanted);
  }

  private static BigDecimal rounded(BigDecimal decimal, int digits) {
    return decimal.setScale(digits, RoundingMode.HALF_UP);
  }
}
