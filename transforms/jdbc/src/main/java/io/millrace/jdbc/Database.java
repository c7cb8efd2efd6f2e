package io.millrace.jdbc;

import io.millrace.jdbc.dialect.Dialect;
import io.millrace.jdbc.dialect.Dialects;
import io.millrace.jdbc.internal.connect.ConnectFailure;
import io.millrace.jdbc.internal.connect.Connections;
import io.millrace.jdbc.internal.connect.Connector;
import io.millrace.jdbc.internal.connect.DataSourceConnector;
import io.millrace.jdbc.internal.connect.JdbcUrl;
import io.millrace.jdbc.internal.connect.PinnedConnector;
import io.millrace.jdbc.internal.connect.Pool;
import io.millrace.jdbc.internal.connect.PooledConnections;
import io.millrace.jdbc.internal.connect.SqlText;
import io.millrace.jdbc.internal.connect.UrlConnector;
import io.millrace.jdbc.secret.Secret;
import java.io.Serializable;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.beam.sdk.io.jdbc.JdbcIO.DataSourceConfiguration;

/**
 * Where a database is and how to be let in.
 *
 * <p>Immutable and serialisable; nothing is connected before it is used. The workers of a process
 * share two pools, one to read and one to write, which are closed when nobody uses them.
 *
 * <pre>{@code
 * Database shop =
 *     Database.at("jdbc:postgresql://shop.example/shop")
 *         .user("reader")
 *         .password(Secret.parse("env:SHOP_PASSWORD"));
 * }</pre>
 */
public final class Database implements Serializable {

  private static final long serialVersionUID = 1L;

  private static final int MAX_CONNECTIONS = 20;

  /** A reader waits for others to finish what may be a long split, a writer for a batch. */
  private static final long READER_WAITS_MILLIS = TimeUnit.MINUTES.toMillis(10);

  private static final long WRITER_WAITS_MILLIS = TimeUnit.SECONDS.toMillis(60);

  private final Connector connector;
  private final int maxConnections;

  /** Null for the database's own. */
  private final ZoneId timeZone;

  private Database(Connector connector, int maxConnections, ZoneId timeZone) {
    this.connector = connector;
    this.maxConnections = maxConnections;
    this.timeZone = timeZone;
  }

  /**
   * The database at a JDBC URL, without user and password unless the URL has them. One with a
   * password in it is a secret as a whole, as {@link Secret#of} makes one.
   *
   * <p>PostgreSQL is given ten seconds to connect and to log in, and asked for binary values; the
   * URL's own {@code connectTimeout}, {@code loginTimeout} and {@code prepareThreshold} go first.
   * MariaDB is given ten seconds to connect, and sessions that refuse what does not fit. On both a
   * connection whose other side has been gone for two minutes counts as lost.
   *
   * @throws IllegalArgumentException if there is no dialect for the URL, in which case the message
   *     lists the prefixes that there are; if something stands before an {@code @} in it; if it
   *     sets a parameter so that answers would be others
   */
  public static Database at(String url) {
    Dialects.forUrl(url);
    return new Database(new UrlConnector(url, null, null), MAX_CONNECTIONS, null);
  }

  /**
   * Whether a URL has a user or a password before an {@code @}, with which {@link #at} refuses it.
   *
   * @throws IllegalArgumentException if there is no dialect for the URL
   */
  public static boolean hasUserInfo(String url) {
    Dialects.forUrl(url);
    return JdbcUrl.hasUserInfo(url);
  }

  /**
   * The database of a configuration for Beam's {@code JdbcIO}.
   *
   * <p>A data source in it is used as it is. Otherwise each connection is made for itself: the
   * pool's settings have no effect. A configuration with a password in it is a secret as a whole,
   * as {@link Secret#of} makes one: workers in other processes need {@link #at} and {@link
   * Secret#parse}.
   */
  public static Database of(DataSourceConfiguration configuration) {
    return new Database(DataSourceConnector.of(configuration), MAX_CONNECTIONS, null);
  }

  /**
   * The same database for this user.
   *
   * @throws IllegalStateException if the database was given as a data source configuration
   */
  public Database user(String name) {
    UrlConnector connected = urlConnector("user");
    return new Database(
        new UrlConnector(connected.url(), name, connected.password()), maxConnections, timeZone);
  }

  /**
   * The same database with this password, looked up wherever a connection is made.
   *
   * @throws IllegalStateException if the database was given as a data source configuration
   */
  public Database password(Secret secret) {
    UrlConnector connected = urlConnector("password");
    return new Database(
        new UrlConnector(connected.url(), connected.user(), secret), maxConnections, timeZone);
  }

  /**
   * The same database with at most so many connections at a time from each process, half of them to
   * read and half to write; by default 20. They are opened when they are needed. Who finds them all
   * in use waits, a reader ten minutes, a writer one.
   *
   * @throws IllegalArgumentException if it is less than 2: who reads may have to write as well
   */
  public Database maxConnections(int count) {
    if (count < 2) {
      throw new IllegalArgumentException("maxConnections must be at least 2, is " + count);
    }
    return new Database(connector, count, timeZone);
  }

  /**
   * The same database in sessions with this time zone, which says on what day a point in time is:
   * {@code CAST(created_at AS date)}. It is the same on all workers, whatever theirs are.
   *
   * <p>By default it is the database's own: on PostgreSQL what {@code ALTER ROLE} or {@code ALTER
   * DATABASE} have set, else that of the server's log; on MariaDB, where it can be no other, and on
   * H2 UTC. Points in time are read and written as they are, in any zone.
   */
  public Database timeZone(ZoneId zone) {
    return new Database(connector, maxConnections, Objects.requireNonNull(zone, "zone"));
  }

  /**
   * Opens a connection of the caller's own, who closes it.
   *
   * @throws SQLException if there is none to be had; the message is one line without a password,
   *     and the SQLState that of the driver
   */
  public Connection connect() throws SQLException {
    try {
      return sessions(null).connect();
    } catch (SQLException e) {
      throw ConnectFailure.of(connector, e);
    }
  }

  /**
   * How this kind of database wants to be spoken to; asks the database what it is.
   *
   * @throws IllegalArgumentException if it cannot be reached, or has no dialect
   */
  public Dialect dialect() {
    return with((connection, dialect) -> dialect);
  }

  /** {@link #connect} for what is checked while a pipeline is constructed. */
  <T> T with(ConnectedCall<T> call) {
    try (Connection connection = connect()) {
      return call.apply(connection, Dialects.forConnection(connection));
    } catch (SQLException e) {
      throw new IllegalArgumentException(SqlText.line(e), e);
    }
  }

  /**
   * Whether a worker in another process is let in as well: not if a password was given as a value,
   * by {@link Secret#of}, in the URL or in a configuration, for such a value stays in the process
   * that it was given to.
   */
  public boolean mayLeaveProcess() {
    return connector.mayLeaveProcess();
  }

  /** Why sources and sinks of it stay in this process, if they do. */
  Optional<String> stays() {
    return mayLeaveProcess()
        ? Optional.empty()
        : Optional.of(
            ("a password for %s was given as a value; give it as env:NAME or file:PATH, where each"
                    + " worker finds it")
                .formatted(this));
  }

  /**
   * The time zone of its sessions, in the database's own words.
   *
   * @param connection to it
   */
  String timeZone(Connection connection, Dialect dialect) throws SQLException {
    return sessions(null).timeZone(connection, dialect);
  }

  /**
   * The connections of the workers, to read.
   *
   * @param zone {@link #timeZone(Connection, Dialect) theirs}
   */
  Connections readConnections(String zone) {
    return new PooledConnections(
        sessions(zone),
        Pool.Purpose.READ,
        maxConnections - maxConnections / 2,
        READER_WAITS_MILLIS);
  }

  /**
   * The connections of the workers, to write.
   *
   * @param zone {@link #timeZone(Connection, Dialect) theirs}
   */
  Connections writeConnections(String zone) {
    return new PooledConnections(
        sessions(zone), Pool.Purpose.WRITE, maxConnections / 2, WRITER_WAITS_MILLIS);
  }

  private PinnedConnector sessions(String zone) {
    return new PinnedConnector(connector, timeZone, zone);
  }

  private UrlConnector urlConnector(String parameter) {
    if (connector instanceof UrlConnector urlConnector) {
      return urlConnector;
    }
    throw new IllegalStateException(
        "%s cannot be set on a data source configuration; set it there".formatted(parameter));
  }

  /** Where it is and for which user; never a password, not even one in the URL. */
  @Override
  public String toString() {
    return connector.toString();
  }

  /** Something done with an open connection. */
  @FunctionalInterface
  interface ConnectedCall<T> {
    T apply(Connection connection, Dialect dialect) throws SQLException;
  }
}
