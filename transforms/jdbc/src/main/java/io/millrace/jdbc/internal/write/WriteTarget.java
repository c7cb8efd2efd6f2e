package io.millrace.jdbc.internal.write;

import io.millrace.jdbc.dialect.BatchWrite;
import io.millrace.jdbc.dialect.Column;
import io.millrace.jdbc.dialect.Dialect;
import io.millrace.jdbc.dialect.Table;
import io.millrace.jdbc.internal.connect.SqlText;
import io.millrace.jdbc.internal.element.Elements;
import io.millrace.jdbc.internal.value.ColumnRules;
import io.millrace.jdbc.internal.value.ColumnValue;
import io.millrace.jdbc.internal.value.RowValues;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Where and how elements are written.
 *
 * @param columns that are written
 * @param fields of the elements, by their index, one for each column
 * @param key those of the columns that make the key; none if elements are only added
 * @param rules what values must be, one for each column
 * @param statement writes values of these columns into the table
 */
public record WriteTarget(
    Dialect dialect,
    Table table,
    List<Column> columns,
    List<Integer> fields,
    List<Column> key,
    List<ColumnRules> rules,
    BatchWrite statement)
    implements Serializable {

  /** What becomes of the fields of elements. */
  RowValues values(List<Elements.Field> of) {
    List<ColumnValue> values = new ArrayList<>();
    for (Column column : columns) {
      int i = values.size();
      values.add(ColumnValue.of(of.get(fields.get(i)).type(), column, rules.get(i)));
    }
    return new RowValues(fields, values);
  }

  /** The key of a row, or the whole row where there is none, for messages. */
  String keyOf(Object[] row) {
    return SqlText.abbreviate(
        (key.isEmpty() ? columns : key)
            .stream()
                .map(column -> column.name() + " = " + row[columns.indexOf(column)])
                .collect(Collectors.joining(", ")));
  }
}
