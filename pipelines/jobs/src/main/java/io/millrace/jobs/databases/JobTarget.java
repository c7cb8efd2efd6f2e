package io.millrace.jobs.databases;

import io.millrace.flow.Flow;
import io.millrace.jdbc.Database;
import io.millrace.jdbc.Jdbc;
import io.millrace.jdbc.JdbcWrite;
import io.millrace.jdbc.Tables;
import io.millrace.jdbc.WriteMode;
import io.millrace.jdbc.dialect.ColumnDefinition;
import io.millrace.jobs.JobRun;
import io.millrace.jobs.WrongUseException;
import io.millrace.jobs.options.DeadLetterLimit;
import io.millrace.jobs.options.TargetOptions;
import java.util.List;
import java.util.OptionalLong;
import org.apache.beam.sdk.coders.RowCoder;
import org.apache.beam.sdk.schemas.Schema;
import org.apache.beam.sdk.values.Row;

/** Where a job writes. */
public final class JobTarget {

  private static final String INTO = "--into";

  private final TargetOptions options;
  private final Database database;

  /** Whether the table was not there before. */
  private boolean created;

  private JobTarget(TargetOptions options, Database database) {
    this.options = options;
    this.database = database;
  }

  /**
   * Reads the options; nothing is connected.
   *
   * @throws WrongUseException if one cannot be understood
   */
  public static JobTarget of(TargetOptions options) {
    return new JobTarget(
        options, OptionErrors.database("--to", options.to, options.toUser, options.toPassword));
  }

  /**
   * Checks that the workers of a run are let in.
   *
   * @throws WrongUseException if they are in other processes, and a password is in the URL
   */
  public void checkWorkers(JobRun run) {
    OptionErrors.checkWorkers("--to", database, run);
  }

  /**
   * A write to the table.
   *
   * @param key empty for that of the table
   * @throws WrongUseException if a name is none
   */
  public JdbcWrite<Row> write(WriteMode mode, List<String> key) {
    JdbcWrite<Row> write =
        OptionErrors.of(INTO, () -> Jdbc.write(database, mode).table(options.into));
    if (!key.isEmpty()) {
      write = write.key(key.toArray(String[]::new));
    }
    if (options.round) {
      write = write.rounding();
    }
    if (options.concurrent) {
      write = write.concurrent();
    }
    return options.deadLetters == null ? write : withDeadLetters(write);
  }

  /**
   * A write of rows that differ in their keys, each of which is to be a row of the table: where it
   * may take two keys for equal, it fails if it does.
   *
   * @throws WrongUseException if the table is not there or does not take the rows
   */
  public JdbcWrite<Row> distinct(JdbcWrite<Row> write, List<ColumnDefinition> columns) {
    boolean exact =
        OptionErrors.of(INTO, () -> write.comparesKeysExactly(RowCoder.of(schema(columns))));
    return exact ? write : write.distinctKeys();
  }

  private JdbcWrite<Row> withDeadLetters(JdbcWrite<Row> write) {
    JdbcWrite<Row> lenient =
        OptionErrors.of("--deadLetters", () -> write.deadLetters(options.deadLetters));
    return options.maxDeadLetters().map(limit -> limited(lenient, limit)).orElse(lenient);
  }

  private static JdbcWrite<Row> limited(JdbcWrite<Row> write, DeadLetterLimit limit) {
    return limit.count().isPresent()
        ? write.maxDeadLetters(limit.count().getAsLong())
        : write.maxDeadLetterShare(limit.share().orElseThrow());
  }

  /**
   * Says what cannot be promised of a write, as the database gives no right to it.
   *
   * @throws WrongUseException if the database cannot be reached
   */
  public void sayWeakness(JobRun run, JdbcWrite<Row> write) {
    OptionErrors.of(INTO, write::unguarded).ifPresent(run::say);
  }

  /**
   * Ends a flow.
   *
   * @throws WrongUseException if the table is not there or does not take the rows
   */
  public void end(Flow<Row> rows, JdbcWrite<Row> write) {
    OptionErrors.of(
        INTO,
        () -> {
          rows.into(write);
          return null;
        });
  }

  /**
   * How many rows a run with a name has written before; empty if it has not.
   *
   * @throws WrongUseException if the table is not there
   */
  public OptionalLong publishedRows(JdbcWrite<Row> write) {
    return OptionErrors.of(INTO, write::publishedRows);
  }

  /**
   * Drops what a write has staged that failed, and the table that was {@link #create created} for
   * one that was refused before it began; what goes wrong with that is added to the cause.
   */
  public void clearUp(JdbcWrite<Row> write, Exception cause) {
    boolean refused =
        cause instanceof IllegalArgumentException || cause instanceof WrongUseException;
    try {
      write.dropStaging();
      if (created && refused) {
        Tables.dropIfEmpty(database, options.into);
      }
    } catch (IllegalArgumentException e) {
      cause.addSuppressed(e);
    }
  }

  /**
   * Those of some columns of the source that go to columns whose values the target itself works
   * out; none if the table is not there.
   *
   * @throws WrongUseException if the database cannot be reached
   */
  public List<String> generated(List<String> columns) {
    return OptionErrors.of(INTO, () -> Tables.generated(database, options.into, columns));
  }

  /** Whether the table is not there and is to be created. */
  public boolean isToBeCreated() {
    return options.createTable
        && !OptionErrors.of(INTO, () -> Tables.exists(database, options.into));
  }

  /**
   * Creates the table, if that is wanted and it is not there.
   *
   * @throws WrongUseException if the database refuses it
   */
  public void create(List<ColumnDefinition> columns, List<String> key) {
    if (options.createTable) {
      created = OptionErrors.of(INTO, () -> Tables.create(database, options.into, columns, key));
    }
  }

  /**
   * The statement that creates the table, where that is to be done, else the one that writes.
   *
   * @throws WrongUseException if the table does not take the rows
   */
  public String statement(JdbcWrite<Row> write, List<ColumnDefinition> columns, List<String> key) {
    return isToBeCreated()
        ? OptionErrors.of(INTO, () -> Tables.createStatement(database, options.into, columns, key))
        : OptionErrors.of(INTO, () -> write.statement(RowCoder.of(schema(columns))));
  }

  /** The schema of rows with these columns. */
  public static Schema schema(List<ColumnDefinition> columns) {
    Schema.Builder schema = Schema.builder();
    for (ColumnDefinition column : columns) {
      schema.addField(column.name(), column.type().fieldType().withNullable(column.nullable()));
    }
    return schema.build();
  }

  /** Where it is; never a password. */
  @Override
  public String toString() {
    return database.toString();
  }
}
