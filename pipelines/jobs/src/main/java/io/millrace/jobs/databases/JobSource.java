package io.millrace.jobs.databases;

import io.millrace.jdbc.Database;
import io.millrace.jdbc.Jdbc;
import io.millrace.jdbc.JdbcRead;
import io.millrace.jdbc.Snapshot;
import io.millrace.jdbc.Tables;
import io.millrace.jdbc.dialect.Dialect;
import io.millrace.jdbc.dialect.Dialects;
import io.millrace.jobs.JobRun;
import io.millrace.jobs.WrongUseException;
import io.millrace.jobs.options.SourceOptions;
import io.millrace.jobs.sql.SqlList;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Supplier;
import org.apache.beam.sdk.values.Row;

/** What a job reads. */
public final class JobSource implements AutoCloseable {

  private final SourceOptions options;
  private final Database database;

  /** Made when it is first read from; null before, and without {@code --snapshot}. */
  private Snapshot snapshot;

  private JobSource(SourceOptions options, Database database) {
    this.options = options;
    this.database = database;
  }

  /**
   * Reads the options; nothing is connected.
   *
   * @throws WrongUseException if one cannot be understood
   */
  public static JobSource of(SourceOptions options) {
    Database database =
        OptionErrors.database("--from", options.from, options.fromUser, options.fromPassword);
    return new JobSource(
        options, options.timeZone == null ? database : inZone(database, options.timeZone));
  }

  private static Database inZone(Database database, String zone) {
    try {
      return database.timeZone(ZoneId.of(zone));
    } catch (DateTimeException e) {
      throw new WrongUseException(
          "--timeZone must be a time zone, is '%s'; give one as Europe/Berlin, +02:00 or UTC"
              .formatted(zone),
          e);
    }
  }

  /**
   * Checks that the workers of a run are let in.
   *
   * @throws WrongUseException if they are in other processes, and a password is in the URL
   */
  public void checkWorkers(JobRun run) {
    OptionErrors.checkWorkers("--from", database, run);
  }

  /**
   * Checks that the expressions of an option mean columns where they seem to.
   *
   * @throws WrongUseException as {@link SqlList#checkQuotes}
   */
  public void checkQuotes(String option, String expressions) {
    SqlList.checkQuotes(option, expressions, Dialects.forUrl(options.from));
  }

  /** All columns of the rows to read. */
  public JdbcRead<Row> read() {
    JdbcRead<Row> read = Jdbc.read(database);
    if (options.snapshot) {
      read = read.snapshot(snapshot());
    }
    read = options.table != null ? read.table(options.table) : read.query(options.query);
    if (options.where != null) {
      read = read.where(options.where);
    }
    if (!options.splitBy.isEmpty()) {
      read = read.splitBy(options.splitBy.toArray(String[]::new));
    }
    return options.splits == null ? read : read.splitInto(options.splits);
  }

  private Snapshot snapshot() {
    if (snapshot == null) {
      snapshot = OptionErrors.of("--snapshot", () -> Snapshot.of(database));
    }
    return snapshot;
  }

  /** Lets go of the snapshot, if there is one. */
  @Override
  public void close() {
    if (snapshot != null) {
      snapshot.close();
    }
  }

  /**
   * How the database wants to be spoken to.
   *
   * @throws IllegalArgumentException if it cannot be reached
   */
  public Dialect dialect() {
    return database.dialect();
  }

  /**
   * The primary key of the table; empty if it has none, or a query is read.
   *
   * @throws IllegalArgumentException if there is no such table
   */
  public List<String> primaryKey() {
    return options.table == null ? List.of() : Tables.primaryKey(database, options.table);
  }

  /**
   * Asks the source.
   *
   * @throws WrongUseException for what it refuses by {@link IllegalArgumentException}
   */
  public <T> T ask(Supplier<T> question) {
    return OptionErrors.of("--from", question);
  }
}
