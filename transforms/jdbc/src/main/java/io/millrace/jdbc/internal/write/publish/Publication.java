package io.millrace.jdbc.internal.write.publish;

import io.millrace.jdbc.dialect.Dialect;
import io.millrace.jdbc.internal.connect.SqlText;
import io.millrace.jdbc.internal.connect.Transactions;
import io.millrace.jdbc.internal.write.Bisection;
import io.millrace.jdbc.internal.write.Receipts;
import io.millrace.jdbc.internal.write.Staging;
import io.millrace.jdbc.internal.write.WriteTarget;
import io.millrace.jdbc.internal.write.fence.Fence;
import io.millrace.jdbc.internal.write.letter.DeadLetterTable;
import io.millrace.jdbc.internal.write.letter.LetterBatch;
import io.millrace.jdbc.internal.write.table.OwnTable;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/** What a {@link StagedPublisher} does with the receipts of its run. */
final class Publication {

  private final StagedPublisher publisher;
  private final Receipts receipts;
  private final WriteTarget target;
  private final Dialect dialect;
  private final Staging staging;
  private final long number;
  private final Transactions transactions;

  Publication(StagedPublisher publisher, Receipts receipts) {
    this.publisher = publisher;
    this.receipts = receipts;
    this.target = publisher.job().target();
    this.dialect = target.dialect();
    long run = receipts.runOr(publisher.job().run());
    this.staging = new Staging(dialect, target.table(), target.columns(), run);
    this.number = publisher.namedRun() == null ? run : publisher.namedRun().number();
    this.transactions = new Transactions(publisher.job().connections(), dialect);
  }

  void publish() throws SQLException, InterruptedException {
    publisher.runs().own().create(transactions);
    boolean staged = OwnTable.exists(transactions, staging.table());
    if (!isPublished()) {
      if (!staged && !receipts.isEmpty()) {
        throw new IllegalStateException(
            "table %s, where the rows for %s waited, is gone; nothing was written, run again"
                .formatted(staging.table(), target.table()));
      }
      if (fence().isPresent()) {
        fence().get().enter(transactions);
      }
      transactions.run(connection -> staging.cut(connection, receipts.inDoubt()));
      addRows();
    }
    if (staged) {
      transactions.run(staging::drop);
    }
  }

  private void addRows() throws SQLException, InterruptedException {
    Optional<SQLException> failure = failure(() -> transactions.run(this::addAll));
    if (failure.isPresent() && mayBeOfSomeRows(failure.get()) && !isPublished()) {
      letters().orElseThrow().own().create(transactions);
      failure = failure(this::addAccepted);
    }
    // By another attempt, at the same time, it may be.
    if (failure.isPresent() && !isPublished()) {
      throw new SQLException(
          "cannot write to table %s: %s (nothing was written)"
              .formatted(target.table(), SqlText.line(failure.get())),
          failure.get().getSQLState(),
          failure.get());
    }
  }

  private boolean mayBeOfSomeRows(SQLException failure) {
    return letters().isPresent() && dialect.isRefusal(failure) && !receipts.segments().isEmpty();
  }

  private void addAll(Connection connection) throws SQLException {
    publish(
        connection,
        () -> {
          if (!receipts.segments().isEmpty()) {
            staging.copy(connection, receipts, target.key());
          }
          return 0;
        });
  }

  private void addAccepted() throws SQLException, InterruptedException {
    transactions.repeat(
        () -> {
          // Before the connection to write: who has one to read may be waiting for that.
          try (StagedRows rows =
              StagedRows.open(publisher.readConnections(), staging, receipts.segments())) {
            transactions.once(
                connection -> publish(connection, () -> copyAccepted(connection, rows)));
          }
        },
        () -> {});
  }

  /** Adds rows to the target, and gives the number of those that it refused. */
  @FunctionalInterface
  private interface Copy {
    long copy() throws SQLException;
  }

  private void publish(Connection connection, Copy copy) throws SQLException {
    if (publisher.runs().has(connection, number)) {
      return;
    }
    if (fence().isPresent()) {
      fence().get().end(connection);
    }
    // Work that is lost may have refused rows where that which counts refused none.
    if (letters().isPresent() && letters().get().own().isThere(connection)) {
      letters().get().keepOnly(connection, staging.run(), receipts.letters());
    }
    if (!target.key().isEmpty() && !receipts.segments().isEmpty()) {
      staging.checkDistinct(connection, receipts.segments(), target.key());
    }
    if (publisher.replace()) {
      clear(connection);
    }
    long refused = copy.copy();
    if (letters().isPresent()) {
      letters().get().limit().check(target.table(), receipts.rows(), receipts.refused() + refused);
    }
    publisher.runs().add(connection, number, target.table(), receipts.stagedRows() - refused);
  }

  private void clear(Connection connection) throws SQLException {
    dialect.lock(connection, target.table());
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate("DELETE FROM " + target.table().sql());
    }
  }

  private long copyAccepted(Connection connection, StagedRows staged) throws SQLException {
    LetterBatch letterBatch =
        new LetterBatch(letters().orElseThrow(), target.table(), target.columns(), staging.run());
    Bisection bisection =
        new Bisection(
            dialect,
            target.statement(),
            (row, cause) -> refused(connection, letterBatch, row, cause));
    long rows = staged.read(batch -> bisection.write(connection, batch));
    staging.checkCount(receipts, rows);
    letterBatch.write(connection);
    return letterBatch.size();
  }

  private void refused(
      Connection connection, LetterBatch letterBatch, Object[] row, SQLException cause)
      throws SQLException {
    letterBatch.add(connection, row, cause);
    // All is rolled back: it would be found out only when all rows were written.
    letters()
        .orElseThrow()
        .limit()
        .checkCount(
            target.table(),
            receipts.refused() + letterBatch.size(),
            "rows so far, the last as " + SqlText.line(cause));
  }

  private boolean isPublished() throws SQLException, InterruptedException {
    boolean[] published = new boolean[1];
    transactions.run(connection -> published[0] = publisher.runs().has(connection, number));
    return published[0];
  }

  /** What may fail. */
  @FunctionalInterface
  private interface Step {
    void take() throws SQLException, InterruptedException;
  }

  private static Optional<SQLException> failure(Step step) throws InterruptedException {
    try {
      step.take();
      return Optional.empty();
    } catch (SQLException e) {
      return Optional.of(e);
    }
  }

  private Optional<Fence> fence() {
    return publisher.job().fence();
  }

  private Optional<DeadLetterTable> letters() {
    return publisher.job().deadLetters();
  }
}
