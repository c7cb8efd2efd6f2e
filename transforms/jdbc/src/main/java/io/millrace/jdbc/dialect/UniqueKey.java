package io.millrace.jdbc.dialect;

import java.util.List;

/**
 * Columns of which a table holds each combination once.
 *
 * @param name of the constraint or index
 * @param columns as the database stores them, in the order of the index
 * @param primary whether it is the primary key
 * @param nullsRepeat whether an upsert by this key adds a row each time that a NULL is in the key
 */
public record UniqueKey(String name, List<String> columns, boolean primary, boolean nullsRepeat) {

  public UniqueKey {
    columns = List.copyOf(columns);
  }
}
