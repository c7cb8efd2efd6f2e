package io.millrace.jdbc.internal.read;

import io.millrace.jdbc.dialect.ColumnType;
import io.millrace.jdbc.dialect.Rows;
import java.io.Serializable;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The key of the row that was read last. */
interface KeyMemory {

  /** Takes the key of the current row. */
  void remember(Rows rows) throws SQLException;

  /** Its values; empty before the first row. */
  List<Serializable> values();

  /** The memory of a key, whose columns begin at an index of the row. */
  static KeyMemory of(List<KeyColumn> key, int first) {
    return key.size() == 1 && key.get(0).access().type() == ColumnType.INT64
        ? new LongMemory(first)
        : new AnyMemory(first, key.size());
  }

  /** A key that most tables have, without an object for each row. */
  final class LongMemory implements KeyMemory {

    private final int column;
    private long value;
    private boolean isThere;

    LongMemory(int column) {
      this.column = column;
    }

    @Override
    public void remember(Rows rows) throws SQLException {
      value = rows.getLong(column);
      isThere = true;
    }

    @Override
    public List<Serializable> values() {
      return isThere ? List.of(value) : List.of();
    }
  }

  /** Any other. */
  final class AnyMemory implements KeyMemory {

    private final int first;
    private final int columns;
    private List<Serializable> values = List.of();

    AnyMemory(int first, int columns) {
      this.first = first;
      this.columns = columns;
    }

    @Override
    public void remember(Rows rows) throws SQLException {
      List<Serializable> key = new ArrayList<>(columns);
      for (int i = 0; i < columns; i++) {
        key.add((Serializable) rows.get(first + i));
      }
      values = key;
    }

    @Override
    public List<Serializable> values() {
      return values;
    }
  }
}
