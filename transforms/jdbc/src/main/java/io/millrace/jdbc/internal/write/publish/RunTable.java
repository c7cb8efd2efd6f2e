package io.millrace.jdbc.internal.write.publish;

import io.millrace.jdbc.dialect.ColumnDefinition;
import io.millrace.jdbc.dialect.ColumnType;
import io.millrace.jdbc.dialect.Dialect;
import io.millrace.jdbc.dialect.Table;
import io.millrace.jdbc.dialect.TableName;
import io.millrace.jdbc.internal.write.table.OwnTable;
import io.millrace.jdbc.internal.write.table.WriteRights;
import java.io.Serializable;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.OptionalLong;

/**
 * The table {@code millrace_runs}, beside the table that is written to: one row for each run that
 * has published its rows there, written in the same transaction as they.
 */
public record RunTable(OwnTable own) implements Serializable {

  private static final String NAME = "millrace_runs";
  private static final List<ColumnDefinition> COLUMNS =
      List.of(
          ColumnDefinition.of("run_id", ColumnType.INT64).notNull(),
          ColumnDefinition.of("target", ColumnType.STRING).notNull(),
          ColumnDefinition.of("rows_written", ColumnType.INT64).notNull(),
          ColumnDefinition.of("published_at", ColumnType.TIMESTAMPTZ).notNull());
  private static final int RUN = 0;
  private static final int ROWS = 2;

  /** The one in the schema of this table. */
  public static RunTable beside(Connection connection, Dialect dialect, Table target)
      throws SQLException {
    TableName name = TableName.in(target, TableName.stored(connection, NAME));
    return new RunTable(OwnTable.of(connection, dialect, name, COLUMNS, 1).checkKey(connection));
  }

  /**
   * Checks what is done with a table that is there.
   *
   * @throws IllegalArgumentException if it is refused, with what is to be granted
   */
  public RunTable checkRights(Connection connection) throws SQLException {
    if (own.found()) {
      WriteRights rights =
          new WriteRights(connection, own.dialect(), own.table(), "SELECT, INSERT");
      rights.checkTarget(own.insert(connection).sql(), false);
      rights.checkTarget("SELECT 1 FROM " + own.table().sql(), false);
    }
    return this;
  }

  boolean has(Connection connection, long run) throws SQLException {
    return rows(connection, run).isPresent();
  }

  /** How many rows a run has added; empty if it has not been published. */
  OptionalLong rows(Connection connection, long run) throws SQLException {
    String sql =
        "SELECT %s FROM %s WHERE %s = ?".formatted(own.sql(ROWS), own.table().sql(), own.sql(RUN));
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setLong(1, run);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? OptionalLong.of(row.getLong(1)) : OptionalLong.empty();
      }
    }
  }

  /** As {@link #rows}, where the table itself may not be there yet. */
  public static OptionalLong rows(
      Connection connection, Dialect dialect, Table target, NamedRun run) throws SQLException {
    TableName name = TableName.in(target, TableName.stored(connection, NAME));
    return name.find(connection, dialect).isEmpty()
        ? OptionalLong.empty()
        : beside(connection, dialect, target).rows(connection, run.number());
  }

  void add(Connection connection, long run, Table target, long rows) throws SQLException {
    Object[] row = {run, target.toString(), rows, Instant.now().truncatedTo(ChronoUnit.MICROS)};
    own.insert(connection).write(connection, List.<Object[]>of(row));
  }
}
