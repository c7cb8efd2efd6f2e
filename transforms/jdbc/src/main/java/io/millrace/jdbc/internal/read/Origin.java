package io.millrace.jdbc.internal.read;

import io.millrace.jdbc.dialect.Columns;
import io.millrace.jdbc.dialect.Dialect;
import io.millrace.jdbc.dialect.Table;
import java.sql.Connection;
import java.util.Optional;

/**
 * What is read from.
 *
 * @param source selects everything in it
 * @param table empty for a query
 * @param columns of it
 */
public record Origin(Select source, Optional<Table> table, Columns columns) {

  /** A table. */
  public static Origin of(Connection connection, Dialect dialect, Table table) {
    Select source = Select.fromTable(dialect, table);
    return new Origin(
        source, Optional.of(table), Queries.describe(connection, dialect, source.sql()));
  }

  /** What a query gives. */
  public static Origin of(Connection connection, Dialect dialect, String query) {
    // Asked alone first: the message about a mistake in it has nothing but the user's words.
    Queries.describe(connection, dialect, query);
    Select source = Select.fromQuery(query);
    return new Origin(
        source, Optional.empty(), Queries.describe(connection, dialect, source.sql()));
  }

  /** What it is, for messages. */
  @Override
  public String toString() {
    return source.origin();
  }
}
