package io.millrace.jdbc;

import io.millrace.jdbc.dialect.Columns;
import io.millrace.jdbc.internal.read.Queries;
import org.apache.beam.sdk.io.jdbc.JdbcIO.DataSourceConfiguration;
import org.apache.beam.sdk.values.Row;

/**
 * Reads and writes databases.
 *
 * <pre>{@code
 * record Order(long id, String customer, BigDecimal amount, Instant createdAt) {}
 * record CustomerTotal(String customer, BigDecimal total) {}
 *
 * Flow.from(pipeline, Jdbc.read(shop, Order.class).table("orders").where("status = 'PAID'"))
 *     .partitionBy(Order::customer)
 *     .reduce(sumDecimal(Order::amount), CustomerTotal::new)
 *     .into(Jdbc.upsert(reports, CustomerTotal.class).table("customer_totals"));
 * }</pre>
 */
public final class Jdbc {

  private Jdbc() {}

  /**
   * Reads rows as records: a component takes the column of its name, {@code createdAt} that of
   * {@code created_at}.
   *
   * <p>A component is a Java number, {@code boolean}, {@code String}, {@code byte[]}, {@code UUID},
   * a {@code java.time} {@code Instant}, {@code OffsetDateTime}, {@code LocalDateTime}, {@code
   * LocalDate} or {@code LocalTime}, or an enum, whose constants are stored by name; columns that
   * would lose something are refused. A {@code timestamp} without time zone that is read into an
   * {@code Instant} is taken for UTC. An {@code OffsetDateTime} always has the offset UTC.
   */
  public static <T extends Record> JdbcRead<T> read(Database database, Class<T> type) {
    return JdbcRead.records(database, type);
  }

  /** As {@link #read(Database, Class)}, for a database configured for {@code JdbcIO}. */
  public static <T extends Record> JdbcRead<T> read(
      DataSourceConfiguration configuration, Class<T> type) {
    return read(Database.of(configuration), type);
  }

  /**
   * Reads rows as Beam's {@link Row}, with a nullable field for each column: SMALLINT → INT16,
   * INTEGER → INT32, BIGINT → INT64, REAL → FLOAT, DOUBLE → DOUBLE, NUMERIC → DECIMAL, BOOLEAN →
   * BOOLEAN, texts → STRING, binaries → BYTES, and as logical types DATE → {@code SqlTypes.DATE},
   * TIME → {@code SqlTypes.TIME}, TIMESTAMP → {@code SqlTypes.DATETIME}, TIMESTAMP WITH TIME ZONE →
   * {@code NanosInstant}, UUID → {@code SqlTypes.UUID}. Other columns are refused.
   */
  public static JdbcRead<Row> read(Database database) {
    return JdbcRead.rows(database);
  }

  /** As {@link #read(Database)}, for a database configured for {@code JdbcIO}. */
  public static JdbcRead<Row> read(DataSourceConfiguration configuration) {
    return read(Database.of(configuration));
  }

  /**
   * Writes records to a table. Components go to columns as they come from them in {@link
   * #read(Database, Class)}.
   */
  public static <T extends Record> JdbcWrite<T> write(
      Database database, WriteMode mode, Class<T> type) {
    return JdbcWrite.records(database, mode, type);
  }

  /** As {@link #write(Database, WriteMode, Class)}, for Beam's {@link Row}s. */
  public static JdbcWrite<Row> write(Database database, WriteMode mode) {
    return JdbcWrite.rows(database, mode);
  }

  /** Adds rows, all of them at the end of the job: {@link WriteMode#INSERT}. */
  public static <T extends Record> JdbcWrite<T> insert(Database database, Class<T> type) {
    return write(database, WriteMode.INSERT, type);
  }

  /** As {@link #insert(Database, Class)}, for Beam's {@link Row}s. */
  public static JdbcWrite<Row> insert(Database database) {
    return write(database, WriteMode.INSERT);
  }

  /** Overwrites the row of each key, or adds one: {@link WriteMode#UPSERT}. */
  public static <T extends Record> JdbcWrite<T> upsert(Database database, Class<T> type) {
    return write(database, WriteMode.UPSERT, type);
  }

  /** As {@link #upsert(Database, Class)}, for Beam's {@link Row}s. */
  public static JdbcWrite<Row> upsert(Database database) {
    return write(database, WriteMode.UPSERT);
  }

  /** As {@link #upsert(Database, Class)}, for a database configured for {@code JdbcIO}. */
  public static <T extends Record> JdbcWrite<T> upsert(
      DataSourceConfiguration configuration, Class<T> type) {
    return upsert(Database.of(configuration), type);
  }

  /** As {@link #upsert(Database)}, for a database configured for {@code JdbcIO}. */
  public static JdbcWrite<Row> upsert(DataSourceConfiguration configuration) {
    return upsert(Database.of(configuration));
  }

  /** Adds the rows whose key is not there: {@link WriteMode#IGNORE}. */
  public static <T extends Record> JdbcWrite<T> ignore(Database database, Class<T> type) {
    return write(database, WriteMode.IGNORE, type);
  }

  /** As {@link #ignore(Database, Class)}, for Beam's {@link Row}s. */
  public static JdbcWrite<Row> ignore(Database database) {
    return write(database, WriteMode.IGNORE);
  }

  /** Overwrites the rows whose key is there: {@link WriteMode#UPDATE}. */
  public static <T extends Record> JdbcWrite<T> update(Database database, Class<T> type) {
    return write(database, WriteMode.UPDATE, type);
  }

  /** As {@link #update(Database, Class)}, for Beam's {@link Row}s. */
  public static JdbcWrite<Row> update(Database database) {
    return write(database, WriteMode.UPDATE);
  }

  /** Deletes the row of each key: {@link WriteMode#DELETE}. */
  public static <T extends Record> JdbcWrite<T> delete(Database database, Class<T> type) {
    return write(database, WriteMode.DELETE, type);
  }

  /** As {@link #delete(Database, Class)}, for Beam's {@link Row}s. */
  public static JdbcWrite<Row> delete(Database database) {
    return write(database, WriteMode.DELETE);
  }

  /**
   * Puts the rows in the place of all that are there, at the end of the job: {@link
   * WriteMode#REPLACE}.
   */
  public static <T extends Record> JdbcWrite<T> replace(Database database, Class<T> type) {
    return write(database, WriteMode.REPLACE, type);
  }

  /** As {@link #replace(Database, Class)}, for Beam's {@link Row}s. */
  public static JdbcWrite<Row> replace(Database database) {
    return write(database, WriteMode.REPLACE);
  }

  /**
   * The columns that a query would give; it is not run.
   *
   * @throws IllegalArgumentException if the database cannot be reached or refuses the query; the
   *     message is one line
   */
  public static Columns describe(Database database, String sql) {
    return database.with((connection, dialect) -> Queries.describe(connection, dialect, sql));
  }
}
