package io.millrace.jdbc.internal.write.fence;

import io.millrace.jdbc.dialect.Dialect;
import io.millrace.jdbc.dialect.Table;
import io.millrace.jdbc.internal.connect.Transactions;
import io.millrace.jdbc.internal.write.table.Ids;
import java.io.Serializable;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The right of one sink of a run to write to its target, as {@code millrace_writers} has it.
 *
 * <ol>
 *   <li>A run has the target from its first transaction on, until one that was constructed later
 *       has its own first: then its writers are refused, whatever they hold.
 *   <li>A part of the work is its who has begun it last. A worker that is thought to be dead, and
 *       goes on all the same, has lost it to the one that does it again.
 *   <li>When all is written the sink has ended, and its writers are refused.
 *   <li>Each transaction that writes locks the rows that say so, for share, and compares. Who
 *       changes them waits for it, so that it is either before the change, or refused.
 * </ol>
 *
 * @param key of the target's rows
 * @param sink a number that no other sink has
 * @param run the same for all sinks of a pipeline, and for all attempts at a named run
 * @param epoch when it was constructed, by the database's clock, in microseconds
 */
public record Fence(WriterTable table, Table target, long key, long sink, long run, long epoch)
    implements Serializable {

  /** A part of the work that a worker has begun. */
  record Claim(String part, long token) {}

  /**
   * Why the writers of a target are not refused: one line, with what to do about it; empty if they
   * are.
   */
  public static Optional<String> missing(Connection connection, Dialect dialect, Table target)
      throws SQLException {
    return WriterTable.beside(connection, dialect, target)
        .missingGrant(connection)
        .map(
            grant ->
                ("table %s is not guarded against workers that go on when their job has ended, as"
                        + " %s may not be used to say which job writes; %s")
                    .formatted(target, WriterTable.NAME, grant));
  }

  /**
   * That of a sink that is being constructed; nothing is written yet. Empty where {@link #missing}
   * says why.
   *
   * @param shared whether other runs may write to the target at the same time
   * @throws IllegalArgumentException if there is another table of this name
   */
  public static Optional<Fence> of(
      Connection connection, Dialect dialect, Table target, long sink, long run, boolean shared)
      throws SQLException {
    WriterTable table = WriterTable.beside(connection, dialect, target);
    if (table.missingGrant(connection).isPresent()) {
      return Optional.empty();
    }
    long key = shared ? Ids.of(target.sql(), Long.toString(run)) : Ids.of(target.sql());
    long now = table.now(connection);
    if (table.own().found()) {
      // A server that takes over from another may have a clock that is behind.
      WriterTable.Entry last =
          table.read(connection, key, List.of(WriterTable.HOLDER)).get(WriterTable.HOLDER);
      now = last == null ? now : Math.max(now, last.token() + 1);
    }
    return Optional.of(new Fence(table, target, key, sink, run, now));
  }

  /**
   * Lets the run have the target, if it has not.
   *
   * @throws WriterRefusedException if the sink has ended, or a later run has the target
   */
  public void enter(Transactions transactions) throws SQLException, InterruptedException {
    table.own().create(transactions);
    transactions.run(this::enter);
  }

  private void enter(Connection connection) throws SQLException {
    Map<Long, WriterTable.Entry> rows =
        table.read(connection, key, List.of(WriterTable.HOLDER, sink));
    WriterTable.Entry own = rows.get(sink);
    if (own != null && own.ended()) {
      throw ended();
    }
    WriterTable.Entry holder = rows.get(WriterTable.HOLDER);
    if (holder == null || holder.run() != run) {
      takeOver(connection);
    }
    if (own == null) {
      table.addMissing(connection, target, key, sink, new WriterTable.Entry(sink, 0, false));
    }
  }

  private void takeOver(Connection connection) throws SQLException {
    WriterTable.Entry mine = new WriterTable.Entry(run, epoch, false);
    table.addMissing(connection, target, key, WriterTable.HOLDER, mine);
    WriterTable.Entry holder =
        table.readLocked(connection, key, List.of(WriterTable.HOLDER)).get(WriterTable.HOLDER);
    if (holder.run() != run) {
      if (isLater(holder)) {
        throw superseded(holder);
      }
      table.take(connection, key, mine);
    }
  }

  private boolean isLater(WriterTable.Entry holder) {
    return holder.token() > epoch || (holder.token() == epoch && holder.run() > run);
  }

  void claim(Connection connection, long part, Claim claim) throws SQLException {
    table.put(
        connection,
        target,
        key,
        part,
        new WriterTable.Entry(sink, claim.token(), false),
        claim.part());
  }

  /** The number of a part of the work. */
  long part(String name) {
    return Ids.of(Long.toString(sink), name);
  }

  /**
   * Sees that a transaction writes for a sink that has not ended, and parts that are its own.
   *
   * @throws WriterRefusedException otherwise
   */
  void check(Connection connection, Map<Long, Claim> claims) throws SQLException {
    List<Long> parts = new ArrayList<>(claims.keySet());
    parts.add(WriterTable.HOLDER);
    parts.add(sink);
    Map<Long, WriterTable.Entry> rows = table.readShared(connection, key, parts);
    checkHolder(rows.get(WriterTable.HOLDER));
    WriterTable.Entry own = rows.get(sink);
    if (own == null || own.ended()) {
      throw ended();
    }
    claims.forEach(
        (part, claim) -> {
          WriterTable.Entry entry = rows.get(part);
          if (entry == null || entry.token() != claim.token()) {
            throw refused(
                "another worker has begun %s anew, as if this one were dead"
                    .formatted(claim.part()),
                "nothing is to be done if the job goes on");
          }
        });
  }

  private void checkHolder(WriterTable.Entry holder) {
    if (holder == null || holder.run() != run) {
      throw superseded(holder);
    }
  }

  /**
   * Ends the sink's work with this transaction.
   *
   * @throws WriterRefusedException if it has ended, or a later run has the target
   */
  public void end(Connection connection) throws SQLException {
    checkHolder(
        table.readShared(connection, key, List.of(WriterTable.HOLDER)).get(WriterTable.HOLDER));
    if (!table.end(connection, key, sink)) {
      throw ended();
    }
  }

  /**
   * Ends the sink's work, unless that was done before.
   *
   * @param last what is done in the same transaction, once
   * @throws WriterRefusedException if a later run has the target
   */
  public void close(Transactions transactions, Transactions.Work last)
      throws SQLException, InterruptedException {
    table.own().create(transactions);
    transactions.run(
        connection -> {
          if (!hasEnded(connection)) {
            enter(connection);
            end(connection);
            last.in(connection);
          }
        });
  }

  private boolean hasEnded(Connection connection) throws SQLException {
    Map<Long, WriterTable.Entry> rows =
        table.read(connection, key, List.of(WriterTable.HOLDER, sink));
    return rows.containsKey(sink)
        && rows.get(sink).ended()
        && rows.get(WriterTable.HOLDER).run() == run;
  }

  /**
   * Ends the sink's work where the job has failed: whatever of it goes on is refused. A run that
   * has not written yet does not take the target from another for it.
   */
  public void abandon(Connection connection) throws SQLException {
    if (!table.own().isThere(connection)) {
      return;
    }
    WriterTable.Entry holder =
        table.read(connection, key, List.of(WriterTable.HOLDER)).get(WriterTable.HOLDER);
    if (holder == null || holder.run() != run) {
      table.addMissing(connection, target, key, sink, new WriterTable.Entry(sink, 0, true));
      return;
    }
    try {
      enter(connection);
    } catch (WriterRefusedException e) {
      return; // By the database: there is nothing left to refuse.
    }
    table.end(connection, key, sink);
  }

  private WriterRefusedException ended() {
    return refused("this run has ended", "construct the pipeline anew to run it again");
  }

  private WriterRefusedException superseded(WriterTable.Entry holder) {
    return refused(
        holder == null
            ? "its row in %s is gone".formatted(table.own().table())
            : "a later run, begun at %s, writes to it"
                .formatted(Instant.EPOCH.plus(holder.token(), ChronoUnit.MICROS)),
        "run one after the other, or both with concurrent() or --concurrent");
  }

  private WriterRefusedException refused(String why, String remedy) {
    return new WriterRefusedException(
        "cannot write to table %s: %s, and this transaction has written nothing; %s"
            .formatted(target, why, remedy));
  }
}
