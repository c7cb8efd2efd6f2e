package io.millrace.jdbc.internal.write;

import io.millrace.jdbc.dialect.BatchWrite;
import io.millrace.jdbc.dialect.Column;
import io.millrace.jdbc.dialect.ColumnType;
import io.millrace.jdbc.dialect.Dialect;
import io.millrace.jdbc.dialect.Table;
import io.millrace.jdbc.dialect.TableName;
import io.millrace.jdbc.internal.connect.SqlText;
import io.millrace.jdbc.internal.connect.Transactions;
import io.millrace.jdbc.internal.read.FetchSize;
import io.millrace.jdbc.internal.read.Predicate;
import io.millrace.jdbc.internal.read.Query;
import io.millrace.jdbc.internal.write.fence.Claims;
import io.millrace.jdbc.internal.write.table.OwnTable;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.CRC32;

/**
 * The table in which a run's rows wait until all of them are there.
 *
 * <p>Each row there has the {@link Receipt.Segment} that it belongs to, and its number in it, so
 * that it can be told which rows count when work was done more than once.
 *
 * @param columns of the target that are written
 */
public record Staging(Dialect dialect, Table target, List<Column> columns, long run)
    implements Serializable {

  private static final String PREFIX = "millrace_";

  /** A name of PostgreSQL has 63 bytes. */
  private static final int LONGEST_NAME = 28;

  private static final String SEGMENT = "millrace_segment";
  private static final String ROW = "millrace_row";
  private static final int FETCH_SIZE = 1_000;

  /**
   * Its name: {@code millrace_}, what there is room for of the target's name, a number made of the
   * whole name, and the run.
   */
  public Table table() {
    return target.sibling(dialect, prefix(target) + "%016x".formatted(run));
  }

  /** Drops the staging tables that some runs have for this target; gives their names. */
  public static List<String> dropAll(
      Connection connection, Dialect dialect, Table target, LongPredicate runs)
      throws SQLException {
    Pattern name = Pattern.compile(Pattern.quote(prefix(target)) + "([0-9a-f]{16})");
    List<String> dropped = new ArrayList<>();
    for (String found : TableName.allBeside(target, connection)) {
      Matcher matcher = name.matcher(found);
      if (matcher.matches() && runs.test(Long.parseLong(matcher.group(1), 16))) {
        try (Statement statement = connection.createStatement()) {
          statement.execute("DROP TABLE IF EXISTS " + target.sibling(dialect, found).sql());
        }
        dropped.add(found);
      }
    }
    return dropped;
  }

  private static String prefix(Table target) {
    String plain = target.name().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_]", "_");
    // Names that begin alike, or differ in case alone, are told apart.
    CRC32 whole = new CRC32();
    whole.update(target.sql().getBytes(StandardCharsets.UTF_8));
    return "%s%s_%08x_"
        .formatted(
            PREFIX, plain.substring(0, Math.min(LONGEST_NAME, plain.length())), whole.getValue());
  }

  void create(Transactions transactions, Claims claims) throws SQLException, InterruptedException {
    OwnTable.create(transactions, claims::check, table(), createSql());
  }

  /** The statements that create it, the first of them the table. */
  public List<String> createSql() {
    return dialect.createStaging(table(), target, columns, List.of(SEGMENT, ROW));
  }

  /** The statement that adds rows: a value for each column, the segment, the number in it. */
  BatchWrite insert(Connection connection) throws SQLException {
    List<Column> all = new ArrayList<>(columns);
    all.add(number(SEGMENT));
    all.add(number(ROW));
    return dialect.insert(connection, table(), all);
  }

  /**
   * Deletes the rows of segments in doubt that do not count: of an attempt whose end nobody heard
   * of, and that was successful all the same. That is rare, so the table is asked first.
   */
  public void cut(Connection connection, List<Receipt.Segment> inDoubt) throws SQLException {
    List<Receipt.Segment> counted = inDoubt.stream().filter(left -> left.rows() > 0).toList();
    if (counted.isEmpty()) {
      return;
    }
    Map<Long, Long> last = lastRows(connection, counted);
    String sql =
        "DELETE FROM %s WHERE %s = ? AND %s >= ?"
            .formatted(table().sql(), dialect.quote(SEGMENT), dialect.quote(ROW));
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (Receipt.Segment segment : counted) {
        if (last.getOrDefault(segment.id(), -1L) >= segment.end()) {
          statement.setLong(1, segment.id());
          statement.setLong(2, segment.end());
          statement.executeUpdate();
        }
      }
    }
  }

  private Map<Long, Long> lastRows(Connection connection, List<Receipt.Segment> segments)
      throws SQLException {
    String sql =
        "SELECT %1$s, MAX(%2$s) FROM %3$s WHERE %4$s GROUP BY %1$s"
            .formatted(
                dialect.quote(SEGMENT),
                dialect.quote(ROW),
                table().sql(),
                areOf(segments.stream().map(Receipt.Segment::id).toList()));
    Map<Long, Long> last = new HashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      while (row.next()) {
        last.put(row.getLong(1), row.getLong(2));
      }
    }
    return last;
  }

  /**
   * Adds all rows of the segments that count to the target; fails where some are missing.
   *
   * @param key by which rows there are overwritten, and no two may have the same; empty for none
   */
  public void copy(Connection connection, Receipts receipts, List<Column> key) throws SQLException {
    List<Long> segments = receipts.segments();
    String sql =
        key.isEmpty()
            ? dialect.insertFrom(connection, target, columns, select(segments))
            : dialect.upsertFrom(connection, target, columns, key, select(segments));
    try (Statement statement = connection.createStatement()) {
      long added = statement.executeLargeUpdate(sql);
      // Triggers and rules may put rows elsewhere, so what is added is not what was given.
      if (added != receipts.stagedRows()) {
        checkCount(receipts, count(statement, segments));
      }
    }
  }

  /** Fails where the table takes the keys of two rows for equal. */
  public void checkDistinct(Connection connection, List<Long> segments, List<Column> key)
      throws SQLException {
    String names =
        key.stream().map(column -> dialect.quote(column.name())).collect(Collectors.joining(", "));
    String sql =
        "SELECT %1$s FROM %2$s WHERE %3$s GROUP BY %1$s HAVING COUNT(*) > 1"
            .formatted(names, table().sql(), areOf(segments));
    try (Statement statement = connection.createStatement()) {
      statement.setMaxRows(1);
      try (ResultSet row = statement.executeQuery(sql)) {
        if (row.next()) {
          List<String> values = new ArrayList<>();
          for (int i = 0; i < key.size(); i++) {
            values.add(key.get(i).name() + " = " + row.getString(i + 1));
          }
          throw new IllegalStateException(
              ("table %s would have one row for several with different keys, which it takes for"
                      + " equal: %s; nothing was written, make its key compare exactly, or write what"
                      + " it compares, such as lower(%s)")
                  .formatted(target, SqlText.abbreviate(String.join(", ", values)), names));
        }
      }
    }
  }

  private long count(Statement statement, List<Long> segments) throws SQLException {
    String sql = "SELECT COUNT(*) FROM %s WHERE %s".formatted(table().sql(), areOf(segments));
    try (ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }

  /** Fails where a segment has lost rows, or has some that do not count. */
  public void checkCount(Receipts receipts, long rows) {
    if (rows != receipts.stagedRows()) {
      throw new IllegalStateException(
          "table %s must have %,d rows for table %s, has %,d; nothing was written, run again"
              .formatted(table(), receipts.stagedRows(), target, rows));
    }
  }

  /** The statement that reads all rows of these segments, ready to be run. */
  public Query query(List<Long> segments) {
    return new Query(select(segments), Predicate.ALL, columns, FetchSize.of(FETCH_SIZE));
  }

  public void drop(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      // It may be gone: by an attempt that lost its connection before it heard so.
      statement.execute("DROP TABLE IF EXISTS " + table().sql());
    }
  }

  private String select(List<Long> segments) {
    return "SELECT %s FROM %s WHERE %s".formatted(names(), table().sql(), areOf(segments));
  }

  /**
   * The condition of the rows of these segments, at least one.
   *
   * <p>Written out, they are numbers of our own, for more of them may be there than a statement has
   * parameters; and so the table is read once, and a row's segment looked up.
   */
  private String areOf(List<Long> segments) {
    return segments.stream()
        .map(String::valueOf)
        .collect(Collectors.joining(", ", dialect.quote(SEGMENT) + " IN (", ")"));
  }

  private String names() {
    return columns.stream()
        .map(column -> dialect.quote(column.name()))
        .collect(Collectors.joining(", "));
  }

  private static Column number(String name) {
    return new Column(name, Types.BIGINT, "bigint", 0, 0, true, ColumnType.INT64);
  }
}
