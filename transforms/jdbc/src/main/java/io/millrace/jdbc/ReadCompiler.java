package io.millrace.jdbc;

import io.millrace.jdbc.dialect.Column;
import io.millrace.jdbc.dialect.Columns;
import io.millrace.jdbc.dialect.Dialect;
import io.millrace.jdbc.dialect.Equality;
import io.millrace.jdbc.dialect.TableName;
import io.millrace.jdbc.internal.connect.Connections;
import io.millrace.jdbc.internal.connect.SnapshotConnections;
import io.millrace.jdbc.internal.element.RowShape;
import io.millrace.jdbc.internal.read.FetchSize;
import io.millrace.jdbc.internal.read.Origin;
import io.millrace.jdbc.internal.read.Queries;
import io.millrace.jdbc.internal.read.QuerySplit;
import io.millrace.jdbc.internal.read.Select;
import io.millrace.jdbc.internal.read.SplitKey;
import io.millrace.jdbc.internal.read.SplitPlan;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/**
 * Makes splits of a {@link JdbcRead}, by asking the database what is there.
 *
 * @param <T> the elements
 */
final class ReadCompiler<T> {

  private static final int SPLITS_PER_WORKER = 8;

  private final JdbcRead<T> read;

  ReadCompiler(JdbcRead<T> read) {
    if (read.table == null && read.query == null) {
      throw new IllegalStateException("a read must have a table or a query, has none; set one");
    }
    if (read.groupBy != null && read.select == null) {
      throw new IllegalStateException("a read with groupBy must have a select, has none; set it");
    }
    this.read = read;
  }

  /** What the rows become. */
  RowShape<T> shape() {
    return read.database.with(
        (connection, dialect) -> shape(connection, dialect, origin(connection, dialect)));
  }

  /** What each split reads, and the same for people. */
  Compiled<T> compile(int parallelism) {
    return read.database.with(
        (connection, dialect) -> {
          if (read.snapshot != null) {
            connection.setAutoCommit(false);
            dialect.enterSnapshot(connection, read.snapshot);
          }
          Origin origin = origin(connection, dialect);
          RowShape<T> shape = shape(connection, dialect, origin);
          Select select =
              origin
                  .source()
                  .list(list(dialect, shape.columns()))
                  .where(where(dialect))
                  .groupBy(groupBy(dialect));
          Queries.describe(connection, dialect, select.sql());
          int ranges =
              read.ranges != null
                  ? read.ranges
                  : Math.multiplyExact(SPLITS_PER_WORKER, parallelism);
          SplitPlan plan =
              SplitPlan.of(
                  connection,
                  dialect,
                  origin,
                  origin.source().where(where(dialect)),
                  read.splitBy,
                  ranges);
          // The columns of a table or query are there for each row; of expressions it is tried.
          boolean resumable =
              plan.key().filter(SplitKey::unique).isPresent()
                  && (read.select == null || select.takesKey(connection, dialect, plan.ranges()));
          String zone = read.database.timeZone(connection, dialect);
          return compiled(dialect, zone, shape, select, plan, resumable);
        });
  }

  /** How the database takes values of expressions for equal. */
  List<Equality> equalities(List<String> expressions) {
    return read.database.with(
        (connection, dialect) -> {
          Select source = origin(connection, dialect).source();
          List<Equality> equalities = new ArrayList<>();
          for (String expression : expressions) {
            String jdbc = dialect.forJdbc(expression);
            Column column =
                Queries.describe(connection, dialect, source.list(jdbc).sql()).asList().get(0);
            equalities.add(dialect.equality(connection, source.from(), jdbc, column));
          }
          return equalities;
        });
  }

  private Origin origin(Connection connection, Dialect dialect) throws SQLException {
    return read.table == null
        ? Origin.of(connection, dialect, dialect.forJdbc(read.query))
        : Origin.of(connection, dialect, TableName.parse(read.table).get(connection, dialect));
  }

  private RowShape<T> shape(Connection connection, Dialect dialect, Origin origin)
      throws SQLException {
    Columns available =
        read.select == null
            ? origin.columns()
            : Queries.describe(
                connection,
                dialect,
                origin.source().list(expressions(dialect)).groupBy(groupBy(dialect)).sql());
    RowShape<T> shape = read.shapes.shape(available, origin.toString());
    if (origin.table().isPresent() && TableName.hasOwnRows(connection, origin.table().get())) {
      shape.checkNulls();
    }
    return shape;
  }

  private String list(Dialect dialect, Columns columns) {
    return read.select != null
        ? expressions(dialect)
        : columns.names().stream().map(dialect::quote).collect(Collectors.joining(", "));
  }

  private Optional<String> where(Dialect dialect) {
    return Optional.ofNullable(read.where).map(dialect::forJdbc);
  }

  private Optional<String> groupBy(Dialect dialect) {
    return Optional.ofNullable(read.groupBy)
        .map(groups -> dialect.forJdbc(String.join(", ", groups)));
  }

  private String expressions(Dialect dialect) {
    return dialect.forJdbc(String.join(", ", read.select));
  }

  private Compiled<T> compiled(
      Dialect dialect,
      String zone,
      RowShape<T> shape,
      Select select,
      SplitPlan plan,
      boolean resumable) {
    FetchSize fetchSize =
        read.fetchSize != null ? FetchSize.asked(read.fetchSize) : FetchSize.of(shape.columns());
    boolean streams = !fetchSize.asked() && dialect.streams(select.sql());
    List<QuerySplit<T>> splits =
        plan.ranges().stream()
            .map(
                range ->
                    new QuerySplit<>(
                        connections(dialect, zone),
                        dialect,
                        select,
                        range,
                        resumable,
                        fetchSize,
                        shape))
            .toList();
    return new Compiled<>(
        splits,
        new ReadPlan(
            select.sql(),
            plan.key().map(SplitKey::names),
            splits.stream().map(QuerySplit::toString).toList(),
            plan.reason(),
            zone,
            read.snapshot != null || splits.size() == 1,
            streams ? OptionalInt.empty() : OptionalInt.of(fetchSize.first())));
  }

  private Connections connections(Dialect dialect, String zone) {
    Connections connections = read.database.readConnections(zone);
    return read.snapshot == null
        ? connections
        : new SnapshotConnections(connections, dialect, read.snapshot);
  }

  /**
   * A read that is ready to be run.
   *
   * @param <T> the elements
   */
  record Compiled<T>(List<QuerySplit<T>> splits, ReadPlan plan) {}
}
