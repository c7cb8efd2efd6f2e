package io.millrace.jdbc.internal.write.fence;

import io.millrace.jdbc.dialect.ColumnDefinition;
import io.millrace.jdbc.dialect.ColumnType;
import io.millrace.jdbc.dialect.Dialect;
import io.millrace.jdbc.dialect.Table;
import io.millrace.jdbc.dialect.TableName;
import io.millrace.jdbc.internal.write.table.OwnTable;
import java.io.Serializable;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The table {@code millrace_writers}, beside the tables that are written to.
 *
 * <p>Of each target it has a row for the run that may write ({@link #HOLDER}), one for each sink of
 * that run, and while the run is at work one for each part of its work.
 */
record WriterTable(OwnTable own) implements Serializable {

  static final String NAME = "millrace_writers";

  /** The part of a target's own row. */
  static final long HOLDER = 0;

  private static final List<ColumnDefinition> COLUMNS =
      List.of(
          ColumnDefinition.of("target_id", ColumnType.INT64).notNull(),
          ColumnDefinition.of("part_id", ColumnType.INT64).notNull(),
          ColumnDefinition.of("run_id", ColumnType.INT64).notNull(),
          ColumnDefinition.of("token", ColumnType.INT64).notNull(),
          ColumnDefinition.of("ended", ColumnType.BOOLEAN).notNull(),
          ColumnDefinition.of("target", ColumnType.STRING).notNull(),
          ColumnDefinition.of("part", ColumnType.STRING).notNull());
  private static final int KEY = 2;
  private static final int PART = 1;
  private static final int RUN = 2;
  private static final int TOKEN = 3;
  private static final int ENDED = 4;

  /**
   * A row.
   *
   * @param run that may write; of a part, the sink that it is of
   * @param token when the run began, in microseconds; of a part, who began it last
   */
  record Entry(long run, long token, boolean ended) {}

  /** The one in the schema of this table. */
  static WriterTable beside(Connection connection, Dialect dialect, Table target)
      throws SQLException {
    TableName name = TableName.in(target, TableName.stored(connection, NAME));
    return new WriterTable(
        OwnTable.of(connection, dialect, name, COLUMNS, KEY).checkKey(connection));
  }

  /** What its user would have to be granted; empty if nothing. */
  Optional<String> missingGrant(Connection connection) throws SQLException {
    return own.dialect().missingGrant(connection, own.table(), own.found());
  }

  /** What the database's clock shows, in microseconds. */
  long now(Connection connection) throws SQLException {
    try (PreparedStatement statement =
            connection.prepareStatement("SELECT " + own.dialect().clockMicros());
        ResultSet row = statement.executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }

  /** Some rows of a target, by their parts; those that are not there are missing. */
  Map<Long, Entry> read(Connection connection, long target, Collection<Long> parts)
      throws SQLException {
    return read(connection, target, parts, "");
  }

  /** The same, as they are now, which they stay until the transaction ends. */
  Map<Long, Entry> readShared(Connection connection, long target, Collection<Long> parts)
      throws SQLException {
    return read(connection, target, parts, " " + own.dialect().sharedLock());
  }

  /** The same, for this transaction alone. */
  Map<Long, Entry> readLocked(Connection connection, long target, Collection<Long> parts)
      throws SQLException {
    return read(connection, target, parts, " FOR UPDATE");
  }

  private Map<Long, Entry> read(
      Connection connection, long target, Collection<Long> parts, String lock) throws SQLException {
    String sql =
        "SELECT %s, %s, %s, %s FROM %s WHERE %s AND %s IN (%s)%s"
            .formatted(
                own.sql(PART),
                own.sql(RUN),
                own.sql(TOKEN),
                own.sql(ENDED),
                own.table().sql(),
                own.where(1),
                own.sql(PART),
                String.join(", ", Collections.nCopies(parts.size(), "?")),
                lock);
    Map<Long, Entry> entries = new HashMap<>();
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setLong(1, target);
      int index = 2;
      for (long part : parts) {
        statement.setLong(index++, part);
      }
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          entries.put(row.getLong(1), new Entry(row.getLong(2), row.getLong(3), row.getBoolean(4)));
        }
      }
    }
    return entries;
  }

  /** Adds a row, unless it is there. */
  void addMissing(Connection connection, Table target, long key, long part, Entry entry)
      throws SQLException {
    own.dialect()
        .ignore(connection, own.table(), own.columns(), own.key())
        .write(connection, row(target, key, part, entry, ""));
  }

  /** Adds a row, or overwrites it. */
  void put(Connection connection, Table target, long key, long part, Entry entry, String partName)
      throws SQLException {
    own.dialect()
        .upsert(connection, own.table(), own.columns(), own.key())
        .write(connection, row(target, key, part, entry, partName));
  }

  private static List<Object[]> row(
      Table target, long key, long part, Entry entry, String partName) {
    Object[] row = {
      key, part, entry.run(), entry.token(), entry.ended(), target.toString(), partName
    };
    return List.<Object[]>of(row);
  }

  /** Lets another run have a target, and deletes what was there of others. */
  void take(Connection connection, long target, Entry entry) throws SQLException {
    update(
        connection,
        "UPDATE %s SET %s = ?, %s = ? WHERE %s"
            .formatted(own.table().sql(), own.sql(RUN), own.sql(TOKEN), own.where(KEY)),
        entry.run(),
        entry.token(),
        target,
        HOLDER);
    update(
        connection,
        "DELETE FROM %s WHERE %s AND %s <> ?"
            .formatted(own.table().sql(), own.where(1), own.sql(PART)),
        target,
        HOLDER);
  }

  /**
   * Ends a sink's work, and deletes its parts.
   *
   * @return whether it had not ended yet
   */
  boolean end(Connection connection, long target, long sink) throws SQLException {
    int ended =
        update(
            connection,
            "UPDATE %s SET %s = TRUE WHERE %s AND %s = FALSE"
                .formatted(own.table().sql(), own.sql(ENDED), own.where(KEY), own.sql(ENDED)),
            target,
            sink);
    update(
        connection,
        "DELETE FROM %s WHERE %s AND %s = ? AND %s <> ?"
            .formatted(own.table().sql(), own.where(1), own.sql(RUN), own.sql(PART)),
        target,
        sink,
        sink);
    return ended > 0;
  }

  private static int update(Connection connection, String sql, long... parameters)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setLong(i + 1, parameters[i]);
      }
      return statement.executeUpdate();
    }
  }
}
