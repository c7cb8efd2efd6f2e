package io.millrace.jdbc;

import io.millrace.flow.Sink;
import io.millrace.jdbc.dialect.BatchWrite;
import io.millrace.jdbc.dialect.Column;
import io.millrace.jdbc.dialect.Columns;
import io.millrace.jdbc.dialect.Dialect;
import io.millrace.jdbc.dialect.Table;
import io.millrace.jdbc.dialect.TableName;
import io.millrace.jdbc.internal.BatchWriter;
import io.millrace.jdbc.internal.Connections;
import io.millrace.jdbc.internal.Elements;
import io.millrace.jdbc.internal.FieldMatch;
import io.millrace.jdbc.internal.Queries;
import io.millrace.jdbc.internal.Select;
import io.millrace.jdbc.internal.UpsertKey;
import io.millrace.jdbc.internal.UpsertTarget;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * Makes an opener of writers of a {@link JdbcUpsert}, and checks it against the database.
 *
 * @param <T> the elements
 */
final class UpsertCompiler<T> {

  private final JdbcUpsert<T> upsert;

  UpsertCompiler(JdbcUpsert<T> upsert) {
    if (upsert.table == null) {
      throw new IllegalStateException("an upsert must have a table, has none; set it");
    }
    this.upsert = upsert;
  }

  /** Where and how the elements will be written. */
  UpsertTarget target(Elements<T> elements) {
    return upsert.database.with((connection, dialect) -> target(connection, dialect, elements));
  }

  Sink.Opener<T> compile(Elements<T> elements) {
    UpsertTarget target = target(elements);
    Connections connections = upsert.database.connections();
    return () -> new BatchWriter<>(connections, target, elements);
  }

  private UpsertTarget target(Connection connection, Dialect dialect, Elements<T> elements)
      throws SQLException {
    Table table = TableName.parse(upsert.table).get(connection, dialect);
    Columns columns =
        Queries.describe(
            connection, dialect, Select.fromTable(table.sql(), table.toString()).sql());
    FieldMatch match = FieldMatch.of(elements, columns, table);
    List<Column> key =
        new UpsertKey(dialect, table, columns, dialect.uniqueKeys(connection, table))
            .columns(Optional.ofNullable(upsert.key), match);
    match.checkComplete(dialect.requiredColumns(connection, table), table);
    BatchWrite statement = dialect.upsert(connection, table, match.columns(), key);
    return new UpsertTarget(dialect, table, match.columns(), key, statement, upsert.batchSize);
  }
}
