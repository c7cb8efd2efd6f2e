package io.millrace.jdbc;

import io.millrace.flow.Sink;
import io.millrace.flow.connect.SinkOpener;
import io.millrace.flow.connect.SinkPublisher;
import io.millrace.flow.connect.SinkTarget;
import io.millrace.jdbc.dialect.TableName;
import io.millrace.jdbc.internal.element.Elements;
import io.millrace.jdbc.internal.element.RecordElements;
import io.millrace.jdbc.internal.element.RowElements;
import io.millrace.jdbc.internal.write.BatchLimits;
import io.millrace.jdbc.internal.write.WriteJob;
import io.millrace.jdbc.internal.write.letter.DeadLetterLimit;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.values.Row;

/**
 * A table as the end of a flow.
 *
 * <p><b>Once in effect.</b> A bundle that is repeated, however often, leaves the table as one that
 * is not. {@link WriteMode#UPSERT}, {@link WriteMode#IGNORE}, {@link WriteMode#UPDATE} and {@link
 * WriteMode#DELETE} write each batch at once, and writing it again changes nothing. Elements of one
 * key that come through one worker are written in their order; through several, any of them may be
 * the last. {@link WriteMode#INSERT} and {@link WriteMode#REPLACE} stage rows in a table {@code
 * millrace_…} beside the target, and one transaction at the end of the job adds those that count to
 * it, together with a row in {@code millrace_runs} that says so: readers see all of the job's rows
 * or none. They take bounded input, need the right to create tables in the target's schema, and a
 * job that fails leaves its staging table, which {@link Tables#dropStaging} drops. What may be
 * submitted again is given a {@link #runId}, and is added once all the same.
 *
 * <p><b>Batches.</b> Each is a transaction of its own, and holds a connection for no longer. What
 * may go away by itself (deadlock, serialisation failure, time limit, lost connection, restart of
 * the server) is tried five times in half a minute.
 *
 * <p><b>Refused rows.</b> A row that breaks a constraint or does not fit fails the job, with its
 * key in the message; with {@link #deadLetters} it goes there, and all others are written. A worker
 * holds one batch.
 *
 * <p>Table, columns, types and key are checked while the pipeline is constructed.
 *
 * <pre>{@code
 * Jdbc.upsert(reports, CustomerTotal.class).table("customer_totals").key("customer")
 * Jdbc.replace(reports, CustomerTotal.class).table("customer_totals")
 * Jdbc.insert(audit, Event.class).table("events").deadLetters("bad_events").maxDeadLetters(100)
 * }</pre>
 *
 * @param <T> the elements
 */
public final class JdbcWrite<T> extends Sink<T> {

  private static final long serialVersionUID = 1L;

  final Database database;
  final WriteMode mode;
  final Elements.Factory<T> elements;

  /** What the pipelines do that were constructed with this very object. */
  private final transient Queue<WriteJob<T>> jobs = new ConcurrentLinkedQueue<>();

  // Set by with(...) alone, before the copy is given away; null where it is not set.
  String table;
  List<String> key;
  BatchLimits limits = BatchLimits.DEFAULT;
  String deadLetters;
  DeadLetterLimit deadLetterLimit = DeadLetterLimit.NONE;
  String runId;
  boolean rounding;
  boolean distinctKeys;
  boolean concurrent;

  private JdbcWrite(Database database, WriteMode mode, Elements.Factory<T> elements) {
    this.database = Objects.requireNonNull(database, "database");
    this.mode = Objects.requireNonNull(mode, "mode");
    this.elements = elements;
  }

  static <T extends Record> JdbcWrite<T> records(Database database, WriteMode mode, Class<T> type) {
    Objects.requireNonNull(type, "type");
    List<String> columns = RecordColumns.names(type);
    return new JdbcWrite<>(database, mode, coder -> new RecordElements<>(type, columns));
  }

  static JdbcWrite<Row> rows(Database database, WriteMode mode) {
    return new JdbcWrite<>(database, mode, RowElements::of);
  }

  /**
   * Writes to this table: {@code totals} or {@code shop.totals}; a part is found in any case if
   * only one matches, and taken literally in double quotes.
   *
   * @throws IllegalArgumentException if this is not a table's name
   */
  public JdbcWrite<T> table(String name) {
    TableName.parse(name);
    return with(write -> write.table = name);
  }

  /**
   * The columns that make the key; by default those of the primary key. To upsert or ignore, the
   * table must have a unique constraint or index over just these columns.
   *
   * @throws IllegalArgumentException if there is no column
   * @throws IllegalStateException if the mode has no key
   */
  public JdbcWrite<T> key(String... columns) {
    if (!mode.hasKey()) {
      throw new IllegalStateException(
          "key cannot be set on %s, which looks for no rows in the table".formatted(kind()));
    }
    if (columns.length == 0) {
      throw new IllegalArgumentException("key must have at least one column, has none");
    }
    return with(write -> write.key = List.of(columns));
  }

  /**
   * Writes a batch when it has this many rows; by default 50,000.
   *
   * @throws IllegalArgumentException if {@code rows} is less than 1
   */
  public JdbcWrite<T> batchSize(int rows) {
    BatchLimits changed = new BatchLimits(rows, limits.bytes(), limits.age());
    return with(write -> write.limits = changed);
  }

  /**
   * Writes a batch when its rows take so much memory, as estimated; by default 24 MB, or a 48th of
   * the heap of the process that writes where that is less. Several workers of a process each have
   * a batch.
   *
   * @throws IllegalArgumentException if {@code bytes} is less than 1
   */
  public JdbcWrite<T> batchBytes(long bytes) {
    BatchLimits changed = new BatchLimits(limits.rows(), bytes, limits.age());
    return with(write -> write.limits = changed);
  }

  /**
   * Writes a batch when an element comes and the batch is this old; by default a second. At the end
   * of a bundle it is written anyway.
   *
   * @throws IllegalArgumentException if {@code age} is negative
   */
  public JdbcWrite<T> batchTime(Duration age) {
    BatchLimits changed = new BatchLimits(limits.rows(), limits.bytes(), age);
    return with(write -> write.limits = changed);
  }

  /**
   * Fails, and writes nothing, where two elements have keys that the table takes for equal; by
   * default the last of them overwrites the others. Keys that differ for Java may be equal there:
   * in case, accents, blanks at the end. All rows wait in a staging table, as those of {@link
   * WriteMode#INSERT} do, and are seen at once; takes bounded input.
   *
   * @throws IllegalStateException if the mode is not {@link WriteMode#UPSERT}
   */
  public JdbcWrite<T> distinctKeys() {
    if (mode != WriteMode.UPSERT) {
      throw new IllegalStateException(
          "distinctKeys cannot be set on %s, which overwrites no rows by their key; use upsert"
              .formatted(kind()));
    }
    return with(write -> write.distinctKeys = true);
  }

  /**
   * Whether the table takes the keys of elements of this coder for equal only where Java does.
   *
   * @throws IllegalArgumentException if the table is not there or does not take them
   */
  public boolean comparesKeysExactly(Coder<T> coder) {
    return new WriteCompiler<>(this).comparesKeysExactly(elements.of(coder));
  }

  boolean isStaged() {
    return mode.isStaged() || distinctKeys;
  }

  /**
   * Lets numbers and times with more digits than their column has be rounded or cut, as the
   * database does it; by default they are refused, as all is that a column would not keep as it is.
   * Values of a key are never rounded, as rows that differ could become one.
   */
  public JdbcWrite<T> rounding() {
    return with(write -> write.rounding = true);
  }

  /**
   * Puts the rows that the database refuses into this table of the same database, which is created
   * if need be: the run, the step, the target, the row as JSON, the SQLState, the message and the
   * time. Each is there once when the job has ended, whatever was repeated; takes bounded input.
   * When a batch is refused it is halved until it is known which rows are to blame.
   *
   * @throws IllegalArgumentException if this is not a table's name
   */
  public JdbcWrite<T> deadLetters(String name) {
    TableName.parse(name);
    return with(write -> write.deadLetters = name);
  }

  /**
   * Fails the job when it has more dead letters than this; by default any number may be.
   *
   * @throws IllegalArgumentException if {@code count} is negative
   */
  public JdbcWrite<T> maxDeadLetters(long count) {
    if (count < 0) {
      throw new IllegalArgumentException("maxDeadLetters must not be negative, is " + count);
    }
    DeadLetterLimit changed = new DeadLetterLimit(count, deadLetterLimit.share());
    return with(write -> write.deadLetterLimit = changed);
  }

  /**
   * Fails the job when more than this part of its elements are dead letters.
   *
   * @throws IllegalArgumentException if {@code share} is not from 0 to 1
   */
  public JdbcWrite<T> maxDeadLetterShare(BigDecimal share) {
    if (share.signum() < 0 || share.compareTo(BigDecimal.ONE) > 0) {
      throw new IllegalArgumentException("maxDeadLetterShare must be from 0 to 1, is " + share);
    }
    DeadLetterLimit changed = new DeadLetterLimit(deadLetterLimit.count(), share);
    return with(write -> write.deadLetterLimit = changed);
  }

  /**
   * The same, of the decimal that the number is written as: 0.29 allows 29 of 100 elements.
   *
   * @throws IllegalArgumentException if {@code share} is not from 0 to 1
   */
  public JdbcWrite<T> maxDeadLetterShare(double share) {
    if (!Double.isFinite(share)) {
      throw new IllegalArgumentException("maxDeadLetterShare must be from 0 to 1, is " + share);
    }
    return maxDeadLetterShare(BigDecimal.valueOf(share));
  }

  /**
   * Names the run: of all pipelines with this name that write to this table, one adds its rows,
   * whichever is done first, and the others none, also when they are at work at the same time. For
   * work that is submitted again because nobody knows how it ended, such as {@code
   * "orders-2026-03-01"}; by default each pipeline is a run of its own. A run that failed may be
   * tried again.
   *
   * @throws IllegalArgumentException if it is blank
   * @throws IllegalStateException if the mode is neither insert nor replace, whose rows alone are
   *     added at the end
   */
  public JdbcWrite<T> runId(String name) {
    if (!mode.isStaged()) {
      throw new IllegalStateException(
          "runId cannot be set on %s, which changes nothing when it is repeated".formatted(kind()));
    }
    if (name.isBlank()) {
      throw new IllegalArgumentException("runId must name the run, is blank");
    }
    return with(write -> write.runId = name);
  }

  /**
   * How many rows the run of this {@link #runId} has added to the table; empty if it has not, or
   * not yet.
   *
   * @throws IllegalArgumentException if the database cannot be reached, or the table is not there
   * @throws IllegalStateException if the run has no name
   */
  public OptionalLong publishedRows() {
    if (runId == null) {
      throw new IllegalStateException("publishedRows is of a run with a name, has none; set runId");
    }
    return new WriteCompiler<>(this).published();
  }

  /**
   * The statement that will write elements of this coder, to the table or, where they are staged,
   * to what stands before it.
   *
   * @throws IllegalArgumentException if the table is not there or does not take them
   */
  public String statement(Coder<T> coder) {
    return new WriteCompiler<>(this).target(elements.of(coder)).statement().sql();
  }

  /**
   * Lets other jobs write to the table at the same time, as when months are filled in side by side.
   * By default the job that was constructed last has the table: writers of all others are refused,
   * and their jobs fail. What is concurrent neither stops others nor is stopped by them.
   *
   * @throws IllegalStateException if the mode is replace, of which one job at most can be right
   */
  public JdbcWrite<T> concurrent() {
    if (mode == WriteMode.REPLACE) {
      throw new IllegalStateException(
          "concurrent cannot be set on %s, where each job takes away what others write"
              .formatted(kind()));
    }
    return with(write -> write.concurrent = true);
  }

  /**
   * Why workers that go on when their job has ended, or is done anew by others, are not refused:
   * the database's user may not create or use {@code millrace_writers}; one line, with the
   * statement that lets it. Empty where they are refused, or the table is yet to be created. Such a
   * job runs, and what a worker writes that was frozen meanwhile stays in the table.
   *
   * @throws IllegalArgumentException if the database cannot be reached
   */
  public Optional<String> unguarded() {
    return new WriteCompiler<>(this).unguarded();
  }

  /**
   * Clears up after pipelines that were constructed with this very object: to be called when they
   * have failed. What is staged for them is dropped, and workers of them that are still at it are
   * refused.
   *
   * @throws IllegalArgumentException if the database cannot be reached, or the table is gone
   */
  public void dropStaging() {
    try {
      jobs.forEach(job -> new WriteCompiler<>(this).abandon(job));
    } finally {
      if (isStaged() && !jobs.isEmpty()) {
        Tables.dropStaging(
            database, table, jobs.stream().map(WriteJob::run).collect(Collectors.toSet()));
      }
    }
  }

  @Override
  protected Optional<String> stays() {
    return database.stays();
  }

  @Override
  protected SinkOpener<T> opener(Coder<T> coder) {
    return opener(coder, UUID.randomUUID().toString());
  }

  @Override
  protected SinkOpener<T> opener(Coder<T> coder, String pipeline) {
    return new WriteCompiler<>(this).opener(elements.of(coder), pipeline, jobs::add);
  }

  @Override
  protected List<SinkTarget> targets(SinkOpener<T> opener) {
    return ((WriteOpener<T>) opener).targets(mode == WriteMode.REPLACE || runId != null);
  }

  @Override
  protected Optional<SinkPublisher> publisher(Coder<T> coder, SinkOpener<T> opener) {
    return new WriteCompiler<>(this).publisher((WriteOpener<T>) opener);
  }

  @Override
  protected String getKindString() {
    return "%s(%s)".formatted(kind(), table);
  }

  private String kind() {
    return "Jdbc." + mode.name().toLowerCase(Locale.ROOT);
  }

  private JdbcWrite<T> with(Consumer<JdbcWrite<T>> change) {
    JdbcWrite<T> copy = new JdbcWrite<>(database, mode, elements);
    copy.table = table;
    copy.key = key;
    copy.limits = limits;
    copy.deadLetters = deadLetters;
    copy.deadLetterLimit = deadLetterLimit;
    copy.runId = runId;
    copy.rounding = rounding;
    copy.distinctKeys = distinctKeys;
    copy.concurrent = concurrent;
    change.accept(copy);
    return copy;
  }
}
