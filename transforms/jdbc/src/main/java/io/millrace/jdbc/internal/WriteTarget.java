package io.millrace.jdbc.internal;

import io.millrace.jdbc.dialect.BatchWrite;
import io.millrace.jdbc.dialect.Column;
import io.millrace.jdbc.dialect.Dialect;
import io.millrace.jdbc.dialect.Table;
import java.io.Serializable;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Where and how elements are written.
 *
 * @param columns that are written
 * @param fields of the elements, by their index, one for each column
 * @param key those of the columns that make the key; none if elements are only added
 * @param statement writes values of these columns into the table
 */
public record WriteTarget(
    Dialect dialect,
    Table table,
    List<Column> columns,
    List<Integer> fields,
    List<Column> key,
    BatchWrite statement)
    implements Serializable {

  /** The key of a row, or the whole row where there is none, for messages. */
  String keyOf(Object[] row) {
    return SqlText.abbreviate(
        (key.isEmpty() ? columns : key)
            .stream()
                .map(column -> column.name() + " = " + row[columns.indexOf(column)])
                .collect(Collectors.joining(", ")));
  }
}
