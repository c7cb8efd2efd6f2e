package io.millrace.jdbc.internal.write.letter;

import io.millrace.jdbc.dialect.ColumnDefinition;
import io.millrace.jdbc.dialect.ColumnType;
import io.millrace.jdbc.dialect.Dialect;
import io.millrace.jdbc.dialect.Table;
import io.millrace.jdbc.dialect.TableName;
import io.millrace.jdbc.internal.connect.SqlText;
import io.millrace.jdbc.internal.write.table.OwnTable;
import io.millrace.jdbc.internal.write.table.WriteRights;
import java.io.Serializable;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The table of the rows that a database refuses. It is in the same database as the table that they
 * are refused by, so that a batch's good rows and its bad ones are written in one transaction.
 */
public record DeadLetterTable(OwnTable own, String step, DeadLetterLimit limit)
    implements Serializable {

  private static final List<ColumnDefinition> COLUMNS =
      List.of(
          ColumnDefinition.of("run_id", ColumnType.INT64).notNull(),
          ColumnDefinition.of("batch_id", ColumnType.INT64).notNull(),
          ColumnDefinition.of("letter_id", ColumnType.INT64).notNull(),
          ColumnDefinition.of("step", ColumnType.STRING).notNull(),
          ColumnDefinition.of("target", ColumnType.STRING).notNull(),
          ColumnDefinition.of("row_data", ColumnType.STRING).notNull(),
          ColumnDefinition.of("sql_state", ColumnType.STRING),
          ColumnDefinition.of("message", ColumnType.STRING),
          ColumnDefinition.of("failed_at", ColumnType.TIMESTAMPTZ).notNull());
  private static final int RUN = 0;
  private static final int BATCH = 1;

  /**
   * The table of this name, there or not yet there.
   *
   * @param step what it is that writes the rows
   * @throws IllegalArgumentException if there is another table of this name
   */
  public static DeadLetterTable of(
      Connection connection, Dialect dialect, String name, String step, DeadLetterLimit limit)
      throws SQLException {
    return new DeadLetterTable(
        OwnTable.of(connection, dialect, TableName.parse(name), COLUMNS, 3), step, limit);
  }

  /**
   * Checks that rows can be added to it, or that it can be created.
   *
   * @throws IllegalArgumentException if not, with what is to be granted
   */
  public DeadLetterTable checkRights(Connection connection) throws SQLException {
    WriteRights rights =
        new WriteRights(connection, own.dialect(), own.table(), "SELECT, INSERT, DELETE");
    if (own.isThere(connection)) {
      rights.checkTarget(own.insert(connection).sql(), true);
    } else {
      rights.checkCreate(own.createSql(), "for rows that are refused");
    }
    return this;
  }

  /**
   * A row that was refused.
   *
   * @param data as JSON
   */
  record Letter(String data, SQLException cause) {}

  /**
   * Adds letters within a transaction.
   *
   * @param first the number of the first of them in the batch
   */
  void add(
      Connection connection, long run, long batch, long first, Table target, List<Letter> letters)
      throws SQLException {
    List<Object[]> rows = new ArrayList<>();
    Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    for (Letter letter : letters) {
      rows.add(
          new Object[] {
            run,
            batch,
            first + rows.size(),
            step,
            target.toString(),
            letter.data(),
            letter.cause().getSQLState(),
            SqlText.line(letter.cause()),
            now
          });
    }
    own.insert(connection).write(connection, rows);
  }

  /** Deletes what attempts left that were repeated: all batches of the run but these. */
  public void keepOnly(Connection connection, long run, Set<Long> batches) throws SQLException {
    String batchesOfRun =
        "SELECT DISTINCT %s FROM %s WHERE %s = ?"
            .formatted(own.sql(BATCH), own.table().sql(), own.sql(RUN));
    List<Long> strays = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(batchesOfRun)) {
      statement.setLong(1, run);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          if (!batches.contains(row.getLong(1))) {
            strays.add(row.getLong(1));
          }
        }
      }
    }
    String delete =
        "DELETE FROM %s WHERE %s = ? AND %s = ?"
            .formatted(own.table().sql(), own.sql(RUN), own.sql(BATCH));
    try (PreparedStatement statement = connection.prepareStatement(delete)) {
      for (long stray : strays) {
        statement.setLong(1, run);
        statement.setLong(2, stray);
        statement.executeUpdate();
      }
    }
  }
}
