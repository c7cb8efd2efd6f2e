package io.millrace.jdbc;

import io.millrace.jdbc.dialect.Columns;
import io.millrace.jdbc.internal.Queries;
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
   * Writes records by their key: a row whose key is in the table is overwritten, any other added.
   * Components go to columns as they come from them in {@link #read(Database, Class)}.
   */
  public static <T extends Record> JdbcUpsert<T> upsert(Database database, Class<T> type) {
    return JdbcUpsert.records(database, type);
  }

  /** As {@link #upsert(Database, Class)}, for a database configured for {@code JdbcIO}. */
  public static <T extends Record> JdbcUpsert<T> upsert(
      DataSourceConfiguration configuration, Class<T> type) {
    return upsert(Database.of(configuration), type);
  }

  /** Writes Beam's {@link Row}s by their key, as {@link #upsert(Database, Class)} does records. */
  public static JdbcUpsert<Row> upsert(Database database) {
    return JdbcUpsert.rows(database);
  }

  /** As {@link #upsert(Database)}, for a database configured for {@code JdbcIO}. */
  public static JdbcUpsert<Row> upsert(DataSourceConfiguration configuration) {
    return upsert(Database.of(configuration));
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
