package io.millrace.jdbc.internal.write;

import io.millrace.flow.connect.SinkWriter;
import io.millrace.flow.live.Meter;
import io.millrace.jdbc.dialect.BatchWrite;
import io.millrace.jdbc.internal.connect.Connections;
import io.millrace.jdbc.internal.connect.SqlText;
import io.millrace.jdbc.internal.connect.Transactions;
import io.millrace.jdbc.internal.value.RefusedValueException;
import io.millrace.jdbc.internal.value.RowValues;
import io.millrace.jdbc.internal.write.fence.Claims;
import io.millrace.jdbc.internal.write.letter.DeadLetterLimit;
import io.millrace.jdbc.internal.write.letter.LetterBatch;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Writes elements in batches, one transaction each: to the table itself, or to the one where they
 * wait for it.
 *
 * @param <T> the elements
 */
public final class BatchWriter<T> implements SinkWriter<T> {

  private static final int ROW_BYTES = 24;
  private static final int VALUE_BYTES = 32;

  private final WriteJob<T> job;
  private final Connections.Use use;
  private final Transactions transactions;
  private final Claims claims;
  private final Function<T, Object[]> extractor;
  private final RowValues values;
  private final List<Object[]> batch = new ArrayList<>();
  private final List<Refused> refused = new ArrayList<>();
  private final long mostBytes;
  private final Meter rowsWritten = Meter.of("rowsWritten");
  private final Meter deadLetters = Meter.of("deadLetters");
  private final Meter nanos = Meter.ofNanos("sink");

  private long batchBytes;
  private long batchStart;
  private BatchWrite statement;
  private boolean lettersCreated;
  private Attempt attempt = new Attempt();

  /** A writer that connects when its first batch is full. */
  public BatchWriter(WriteJob<T> job) {
    this.job = job;
    this.use = job.connections().use();
    this.transactions = new Transactions(job.connections(), job.target().dialect());
    this.claims = new Claims(job.fence(), transactions);
    this.extractor = job.elements().extractor();
    this.mostBytes = job.limits().bytesHere();
    this.values = job.target().values(job.elements().fields());
  }

  /** A row that is known to be refused before it is sent. */
  private static final class Refused {
    private final Object[] row;
    private final SQLException cause;

    Refused(Object[] row, SQLException cause) {
      this.row = row;
      this.cause = cause;
    }
  }

  @Override
  public void begin(String part) throws SQLException, InterruptedException {
    claims.begin(part);
  }

  @Override
  public void accept(T element) throws SQLException, InterruptedException {
    if (isEmpty()) {
      batchStart = System.nanoTime();
    }
    add(extractor.apply(element));
    BatchLimits limits = job.limits();
    if (batch.size() + refused.size() >= limits.rows()
        || batchBytes >= mostBytes
        || System.nanoTime() - batchStart >= limits.age().toNanos()) {
      writeBatch();
    }
  }

  /** A row has the columns' values; two more places where it is staged. */
  private void add(Object[] fields) throws SQLException {
    int columns = job.target().columns().size();
    Object[] row = new Object[job.staging().isPresent() ? columns + 2 : columns];
    try {
      values.put(fields, row);
      batch.add(row);
    } catch (RefusedValueException e) {
      if (job.deadLetters().isEmpty()) {
        throw failure(e.asSqlException(), "row with " + job.target().keyOf(row));
      }
      refused.add(new Refused(row, e.asSqlException()));
    }
    batchBytes += ROW_BYTES;
    for (Object value : row) {
      batchBytes += bytes(value);
    }
  }

  private boolean isEmpty() {
    return batch.isEmpty() && refused.isEmpty();
  }

  @Override
  public void flush() throws SQLException, InterruptedException {
    if (!isEmpty()) {
      writeBatch();
    }
    claims.done();
  }

  @Override
  public Optional<String> receipt() {
    if (attempt.isEmpty() || !job.isPublished()) {
      return Optional.empty();
    }
    Receipt receipt = attempt.receipt(job.run());
    attempt = new Attempt();
    return Optional.of(receipt.toString());
  }

  @Override
  public void close() {
    discard();
    use.close();
  }

  private void discard() {
    batch.clear();
    refused.clear();
    batchBytes = 0;
  }

  // In memory, about: a reference, an object, and what may be long.
  private static int bytes(Object value) {
    if (value instanceof String text) {
      return VALUE_BYTES + text.length();
    }
    return value instanceof byte[] bytes ? VALUE_BYTES + bytes.length : VALUE_BYTES;
  }

  private void writeBatch() throws SQLException, InterruptedException {
    long start = System.nanoTime();
    prepare();
    if (!refused.isEmpty()) {
      writeWithoutRefused(List.of(), refused);
    }
    if (!batch.isEmpty()) {
      write(batch);
    }
    discard();
    nanos.add(System.nanoTime() - start);
  }

  private void write(List<Object[]> rows) throws SQLException, InterruptedException {
    try {
      writeTogether(rows);
    } catch (SQLException e) {
      if (rows.size() == 1 || !job.target().dialect().isTooLarge(e)) {
        throw e;
      }
      attempt.inDoubt();
      int half = rows.size() / 2;
      write(rows.subList(0, half));
      write(rows.subList(half, rows.size()));
    }
  }

  private void writeTogether(List<Object[]> rows) throws SQLException, InterruptedException {
    long[] changed = new long[1];
    try {
      transactions.run(
          connection -> {
            claims.check(connection);
            number(rows);
            changed[0] = statement.writeCounted(connection, rows);
          },
          attempt::inDoubt);
      attempt.written(rows.size(), rows.size(), 0, 0);
      rowsWritten.add(changed[0]);
    } catch (SQLException e) {
      if (!job.target().dialect().isRefusal(e)) {
        throw failure(e, "a batch of %,d rows".formatted(rows.size()));
      }
      attempt.inDoubt();
      writeWithoutRefused(rows, List.of());
    }
  }

  private void prepare() throws SQLException, InterruptedException {
    claims.enter();
    if (statement == null && job.staging().isPresent()) {
      Staging staging = job.staging().get();
      staging.create(transactions, claims);
      transactions.run(connection -> statement = staging.insert(connection));
    } else if (statement == null) {
      statement = job.target().statement();
    }
  }

  // On every try, as an attempt that is in doubt leaves its segment.
  private void number(List<Object[]> rows) {
    if (job.staging().isPresent()) {
      int columns = job.target().columns().size();
      long next = attempt.end();
      for (Object[] row : rows) {
        row[columns] = attempt.segment();
        row[columns + 1] = next++;
      }
    }
  }

  private void writeWithoutRefused(List<Object[]> rows, List<Refused> known)
      throws SQLException, InterruptedException {
    if (job.deadLetters().isPresent() && !lettersCreated) {
      job.deadLetters().get().own().create(transactions);
      lettersCreated = true;
    }
    LetterBatch[] letters = new LetterBatch[1];
    transactions.run(
        connection -> letters[0] = writeAccepted(connection, rows, known), attempt::inDoubt);
    int refusedRows = letters[0].size();
    written(rows.size(), rows.size() + known.size() - refusedRows, letters[0]);
    checkLetters(attempt.refused(), letters[0]);
  }

  private LetterBatch writeAccepted(Connection connection, List<Object[]> rows, List<Refused> known)
      throws SQLException {
    claims.check(connection);
    LetterBatch letters =
        new LetterBatch(
            job.deadLetters().orElse(null),
            job.target().table(),
            job.target().columns(),
            job.run());
    try {
      for (Refused row : known) {
        refused(connection, letters, row.row, row.cause);
      }
      if (!rows.isEmpty()) {
        number(rows);
        new Bisection(
                job.target().dialect(),
                statement,
                (row, cause) -> refused(connection, letters, row, cause))
            .write(connection, rows);
      }
    } catch (EnoughLettersException e) {
      // The job fails, with what has been found out in the letters.
    }
    letters.write(connection);
    return letters;
  }

  private void refused(Connection connection, LetterBatch letters, Object[] row, SQLException cause)
      throws SQLException {
    if (job.deadLetters().isEmpty()) {
      throw failure(cause, "row with " + job.target().keyOf(row));
    }
    letters.add(connection, row, cause);
    if (attempt.refused() + letters.size() > job.deadLetters().get().limit().count()) {
      throw new EnoughLettersException();
    }
  }

  private void checkLetters(long refused, LetterBatch letters) {
    if (job.deadLetters().isPresent()) {
      DeadLetterLimit limit = job.deadLetters().get().limit();
      limit.checkCount(job.target().table(), refused, "rows, the last as " + letters.last());
    }
  }

  private void written(int numbered, int rows, LetterBatch letters) {
    attempt.written(numbered, rows, letters.size(), letters.id());
    rowsWritten.add(rows);
    deadLetters.add(letters.size());
  }

  private SQLException failure(SQLException cause, String what) {
    return new SQLException(
        "cannot write to table %s: %s (%s)"
            .formatted(job.target().table(), SqlText.line(cause), what),
        cause.getSQLState(),
        cause.getErrorCode(),
        cause);
  }

  /** More rows were refused than may be: no more need be found. */
  private static final class EnoughLettersException extends RuntimeException {

    private static final long serialVersionUID = 1L;
  }
}
