package io.millrace.jdbc.dialect.mariadb;

import io.millrace.jdbc.dialect.BatchWrite;
import io.millrace.jdbc.dialect.Column;
import io.millrace.jdbc.dialect.ColumnType;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Rows sorted by their key, so that concurrent writers lock them in one order.
 *
 * <p>Only where Java knows as well as the database when two keys are equal, as the last of them is
 * to count. Writers of other keys may deadlock, and are repeated.
 *
 * @param order the indexes of the columns that rows are sorted by
 */
record SortedRows(BatchWrite write, List<Integer> order) implements BatchWrite {

  private static final Set<ColumnType> EXACT =
      EnumSet.of(
          ColumnType.INT16,
          ColumnType.INT32,
          ColumnType.INT64,
          ColumnType.BOOLEAN,
          ColumnType.DATE,
          ColumnType.UUID);

  /** The same write with its rows sorted, if they can be. */
  static BatchWrite by(List<Column> key, List<Column> columns, BatchWrite write) {
    return key.stream().allMatch(column -> EXACT.contains(column.type().orElseThrow()))
        ? new SortedRows(write, key.stream().map(columns::indexOf).toList())
        : write;
  }

  @Override
  public String sql() {
    return write.sql();
  }

  @Override
  public void write(Connection connection, List<Object[]> rows) throws SQLException {
    List<Object[]> sorted = new ArrayList<>(rows);
    sorted.sort(this::compare);
    write.write(connection, sorted);
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // A column's values are of one comparable class.
  private int compare(Object[] one, Object[] other) {
    Comparator<Comparable> nullsFirst = Comparator.nullsFirst(Comparator.naturalOrder());
    for (int index : order) {
      int compared = nullsFirst.compare((Comparable) one[index], (Comparable) other[index]);
      if (compared != 0) {
        return compared;
      }
    }
    return 0;
  }
}
