package io.millrace.jdbc.internal;

import io.millrace.jdbc.dialect.ColumnType;
import java.io.Serializable;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The key of the row that was read last. */
interface KeyMemory {

  /** Takes the key of the current row. */
  void remember(ResultSet row) throws SQLException;

  /** Its values; empty before the first row. */
  List<Serializable> values();

  /** The memory of keys of these types, which begin at an index of the row. */
  static KeyMemory of(List<ColumnType> types, int firstIndex) {
    return types.equals(List.of(ColumnType.INT64))
        ? new LongMemory(firstIndex)
        : new AnyMemory(types, firstIndex);
  }

  /** A key that most tables have, without an object for each row. */
  final class LongMemory implements KeyMemory {

    private final int index;
    private long value;
    private boolean isThere;

    LongMemory(int index) {
      this.index = index;
    }

    @Override
    public void remember(ResultSet row) throws SQLException {
      value = row.getLong(index);
      isThere = true;
    }

    @Override
    public List<Serializable> values() {
      return isThere ? List.of(value) : List.of();
    }
  }

  /** Any other. */
  final class AnyMemory implements KeyMemory {

    private final List<ColumnType> types;
    private final int firstIndex;
    private List<Serializable> values = List.of();

    AnyMemory(List<ColumnType> types, int firstIndex) {
      this.types = types;
      this.firstIndex = firstIndex;
    }

    @Override
    public void remember(ResultSet row) throws SQLException {
      List<Serializable> key = new ArrayList<>(types.size());
      for (int i = 0; i < types.size(); i++) {
        key.add((Serializable) types.get(i).read(row, firstIndex + i));
      }
      values = key;
    }

    @Override
    public List<Serializable> values() {
      return values;
    }
  }
}
