package io.millrace.jdbc.internal.value;

import java.util.List;

/**
 * Makes rows of elements that were taken to pieces.
 *
 * @param fields the index of the field, one for each column
 */
public record RowValues(List<Integer> fields, List<ColumnValue> columns) {

  /**
   * Puts the values of an element into a row.
   *
   * @param row with a place for each column, and any number of others behind them
   * @throws RefusedValueException if a column would hold another value; the row then has what the
   *     element has
   */
  public void put(Object[] element, Object[] row) throws RefusedValueException {
    try {
      for (int i = 0; i < columns.size(); i++) {
        Object field = element[fields.get(i)];
        row[i] = field == null ? null : columns.get(i).of(field);
      }
    } catch (RefusedValueException e) {
      for (int i = 0; i < columns.size(); i++) {
        row[i] = element[fields.get(i)];
      }
      throw e;
    }
  }
}
