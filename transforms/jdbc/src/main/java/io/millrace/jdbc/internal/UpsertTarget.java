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
 * @param columns one for each field of the elements, in their order
 * @param key those of them that make the key
 * @param statement writes values of these columns
 * @param batchSize rows that are written at once
 */
public record UpsertTarget(
    Dialect dialect,
    Table table,
    List<Column> columns,
    List<Column> key,
    BatchWrite statement,
    int batchSize)
    implements Serializable {

  /** The key of a row, for messages. */
  String keyOf(Object[] row) {
    return SqlText.abbreviate(
        key.stream()
            .map(column -> column.name() + " = " + row[columns.indexOf(column)])
            .collect(Collectors.joining(", ")));
  }
}
