package io.millrace.jdbc.internal;

import io.millrace.flow.Sink;
import io.millrace.jdbc.dialect.Dialect;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;

/**
 * Adds rows that wait in a staging table to their target.
 *
 * <p>How each gets there exactly once, whatever is repeated:
 *
 * <ol>
 *   <li>Writers stage rows in segments of their own, and say in receipts which of them count. The
 *       receipts of work that failed do not arrive here.
 *   <li>One transaction adds the rows that count to the target, and the run to {@code
 *       millrace_runs}. Where the run is there already it does nothing.
 *   <li>The staging table is dropped, with those of other attempts at a run that has a name.
 * </ol>
 *
 * @param connections to write
 * @param readConnections to the same database, to read staged rows
 * @param target names the columns; its key is not used
 * @param replace whether the target's rows make room for the new ones
 * @param deadLetterTable null for none
 * @param namedRun null where the run has no name
 */
public record StagedPublisher(
    Connections connections,
    Connections readConnections,
    WriteTarget target,
    RunTable runs,
    boolean replace,
    DeadLetterTable deadLetterTable,
    NamedRun namedRun)
    implements Sink.Publisher {

  @Override
  public void publish(List<String> texts) throws SQLException, InterruptedException {
    Receipts receipts = Receipts.parse(texts);
    Connections.Use use = connections.use();
    try {
      Transactions transactions = new Transactions(connections, dialect());
      if (!receipts.isEmpty()) {
        publish(transactions, receipts);
      } else if (namedRun != null) {
        publishNothing(transactions);
      } else if (replace) {
        transactions.run(this::clear);
      }
      if (namedRun != null) {
        dropAttempts(transactions);
      }
    } finally {
      use.close();
    }
  }

  /** Other attempts may have rows. */
  private void publishNothing(Transactions transactions) throws SQLException, InterruptedException {
    runs.own().create(transactions);
    publish(transactions, Receipts.NONE, null);
  }

  private void dropAttempts(Transactions transactions) throws SQLException, InterruptedException {
    transactions.run(
        connection -> Staging.dropAll(connection, dialect(), target.table(), namedRun::isAttempt));
  }

  private void publish(Transactions transactions, Receipts receipts)
      throws SQLException, InterruptedException {
    runs.own().create(transactions);
    Staging staging = new Staging(dialect(), target.table(), target.columns(), receipts.run());
    boolean staged = OwnTable.exists(transactions, staging.table());
    if (!isPublished(transactions, receipts)) {
      if (!staged) {
        throw new IllegalStateException(
            "table %s, where the rows for %s waited, is gone; nothing was written, run again"
                .formatted(staging.table(), target.table()));
      }
      for (Receipt.Segment left : receipts.inDoubt()) {
        transactions.run(connection -> staging.cut(connection, left));
      }
      publish(transactions, receipts, staging);
    }
    if (staged) {
      transactions.run(staging::drop);
    }
  }

  private void publish(Transactions transactions, Receipts receipts, Staging staging)
      throws SQLException, InterruptedException {
    try {
      transactions.run(
          connection -> publish(connection, receipts, to -> copyAll(to, receipts, staging)));
    } catch (SQLException e) {
      if (isPublished(transactions, receipts)) {
        return; // by another attempt, at the same time
      }
      if (letters().isEmpty() || !dialect().isRefusal(e)) {
        throw new SQLException(
            "cannot write to table %s: %s (nothing was written)"
                .formatted(target.table(), SqlText.line(e)),
            e.getSQLState(),
            e);
      }
      letters().get().own().create(transactions);
      publishAccepted(transactions, receipts, staging);
    }
  }

  private void publishAccepted(Transactions transactions, Receipts receipts, Staging staging)
      throws SQLException, InterruptedException {
    transactions.repeat(
        () -> {
          // Before the connection to write: who has one to read may be waiting for that.
          try (StagedRows rows = StagedRows.open(readConnections, staging, receipts.segments())) {
            transactions.once(
                connection ->
                    publish(connection, receipts, to -> copyAccepted(to, receipts, staging, rows)));
          }
        },
        () -> {});
  }

  /** Adds rows to the target, and gives the number of those that it refused. */
  private interface Copy {
    long copy(Connection connection) throws SQLException;
  }

  private void publish(Connection connection, Receipts receipts, Copy copy) throws SQLException {
    if (runs.has(connection, number(receipts))) {
      return;
    }
    if (receipts.refused() > 0) {
      letters().orElseThrow().keepOnly(connection, receipts.run(), receipts.letters());
    }
    if (replace) {
      clear(connection);
    }
    long refused = copy.copy(connection);
    if (letters().isPresent()) {
      letters().get().limit().check(target.table(), receipts.rows(), receipts.refused() + refused);
    }
    runs.add(connection, number(receipts), target.table(), receipts.stagedRows() - refused);
  }

  private void clear(Connection connection) throws SQLException {
    dialect().lock(connection, target.table());
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate("DELETE FROM " + target.table().sql());
    }
  }

  private static long copyAll(Connection connection, Receipts receipts, Staging staging)
      throws SQLException {
    if (receipts.isEmpty()) {
      return 0;
    }
    staging.checkCount(receipts, staging.copy(connection, receipts.segments()));
    return 0;
  }

  private long copyAccepted(
      Connection connection, Receipts receipts, Staging staging, StagedRows staged)
      throws SQLException {
    LetterBatch letterBatch = new LetterBatch(letters().orElseThrow(), target, receipts.run());
    Bisection bisection =
        new Bisection(dialect(), dialect().insert(connection, target.table(), target.columns()));
    long rows =
        staged.read(
            batch ->
                bisection.write(
                    connection, batch, (row, cause) -> letterBatch.add(connection, row, cause)));
    staging.checkCount(receipts, rows);
    letterBatch.write(connection);
    return letterBatch.size();
  }

  private boolean isPublished(Transactions transactions, Receipts receipts)
      throws SQLException, InterruptedException {
    boolean[] published = new boolean[1];
    transactions.run(connection -> published[0] = runs.has(connection, number(receipts)));
    return published[0];
  }

  /** What the run has in {@link RunTable}. */
  private long number(Receipts receipts) {
    return namedRun == null ? receipts.run() : namedRun.number();
  }

  private Optional<DeadLetterTable> letters() {
    return Optional.ofNullable(deadLetterTable);
  }

  private Dialect dialect() {
    return target.dialect();
  }
}
