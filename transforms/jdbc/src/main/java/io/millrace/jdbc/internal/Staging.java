package io.millrace.jdbc.internal;

import io.millrace.jdbc.dialect.BatchWrite;
import io.millrace.jdbc.dialect.Column;
import io.millrace.jdbc.dialect.ColumnType;
import io.millrace.jdbc.dialect.Dialect;
import io.millrace.jdbc.dialect.Table;
import io.millrace.jdbc.dialect.TableName;
import java.io.Serializable;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.LongPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

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
  private static final int LONGEST_NAME = 30;
  private static final String SEGMENT = "millrace_segment";
  private static final String ROW = "millrace_row";
  private static final int SEGMENTS_PER_STATEMENT = 1_000;
  private static final int FETCH_SIZE = 1_000;

  /** Its name: {@code millrace_}, what there is room for of the target's name, and the run. */
  Table table() {
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
    return PREFIX + plain.substring(0, Math.min(LONGEST_NAME, plain.length())) + "_";
  }

  void create(Transactions transactions) throws SQLException, InterruptedException {
    OwnTable.create(
        transactions,
        table(),
        dialect.createStaging(table(), target, columns, List.of(SEGMENT, ROW)));
  }

  /** The statement that adds rows: a value for each column, the segment, the number in it. */
  BatchWrite insert(Connection connection) throws SQLException {
    List<Column> all = new ArrayList<>(columns);
    all.add(number(SEGMENT));
    all.add(number(ROW));
    return dialect.insert(connection, table(), all);
  }

  /** Deletes the rows of a segment that do not count. */
  void cut(Connection connection, Receipt.Segment segment) throws SQLException {
    String sql =
        "DELETE FROM %s WHERE %s = ? AND %s >= ?"
            .formatted(table().sql(), dialect.quote(SEGMENT), dialect.quote(ROW));
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setLong(1, segment.id());
      statement.setLong(2, segment.end());
      statement.executeUpdate();
    }
  }

  /** Adds all rows of these segments to the target; gives their number. */
  long copy(Connection connection, List<Long> segments) throws SQLException {
    long rows = 0;
    for (List<Long> some : portions(segments)) {
      String marks = String.join(", ", Collections.nCopies(some.size(), "?"));
      String sql = "INSERT INTO %s (%s) %s".formatted(target.sql(), names(), select(marks));
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        bind(statement, some);
        rows += statement.executeLargeUpdate();
      }
    }
    return rows;
  }

  /** Fails where a segment has lost rows, or has some that do not count. */
  void checkCount(Receipts receipts, long rows) {
    if (rows != receipts.stagedRows()) {
      throw new IllegalStateException(
          "table %s must have %,d rows for table %s, has %,d; nothing was written, run again"
              .formatted(table(), receipts.stagedRows(), target, rows));
    }
  }

  /** The statement that reads all rows of these segments, ready to be run. */
  Query query(List<Long> segments) {
    // Numbers of our own: written out, there may be more of them than a statement has parameters.
    String ids = segments.stream().map(String::valueOf).collect(Collectors.joining(", "));
    return new Query(select(ids), Predicate.ALL, columns, FetchSize.of(FETCH_SIZE));
  }

  void drop(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      // It may be gone: by an attempt that lost its connection before it heard so.
      statement.execute("DROP TABLE IF EXISTS " + table().sql());
    }
  }

  private String select(String segments) {
    return "SELECT %s FROM %s WHERE %s IN (%s)"
        .formatted(names(), table().sql(), dialect.quote(SEGMENT), segments);
  }

  private static void bind(PreparedStatement statement, List<Long> segments) throws SQLException {
    for (int i = 0; i < segments.size(); i++) {
      statement.setLong(i + 1, segments.get(i));
    }
  }

  private static List<List<Long>> portions(List<Long> segments) {
    List<List<Long>> portions = new ArrayList<>();
    for (int from = 0; from < segments.size(); from += SEGMENTS_PER_STATEMENT) {
      portions.add(
          segments.subList(from, Math.min(segments.size(), from + SEGMENTS_PER_STATEMENT)));
    }
    return portions;
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
