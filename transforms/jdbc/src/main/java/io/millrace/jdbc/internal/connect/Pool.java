package io.millrace.jdbc.internal.connect;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The connections of this process to one database, for one purpose; there while somebody uses it.
 *
 * <p>Reads and writes have pools of their own, and that is why slots cannot wait for one another
 * for ever: who holds a connection to read may wait for one to write, a writer gives its connection
 * back with each batch, and nobody who has one waits for another of the same pool.
 */
public final class Pool {

  /**
   * Which pool.
   *
   * @param size how many connections at most
   */
  record Key(Connector connector, Purpose purpose, int size) {}

  /** What connections are wanted for. */
  public enum Purpose {
    READ,
    WRITE;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private static final Map<Key, Pool> OPEN = new HashMap<>();

  /** A connection is closed when nobody has wanted it for so long. */
  private static final long IDLE_MILLIS = TimeUnit.SECONDS.toMillis(10);

  /** So often it is said what is waited for. */
  private static final long WORD_MILLIS = TimeUnit.SECONDS.toMillis(5);

  private final Key key;
  private final ConnectorDataSource source;
  private final HikariDataSource connections;

  /**
   * Ours, and not the pool's, so that its thread ends in any case: a worker of Flink's that was
   * forgotten is found when the classes that the pool needs to close may not be loaded any more.
   */
  private final ScheduledExecutorService housekeeper;

  private int users;

  private Pool(Key key, long waitMillis) {
    this.key = key;
    this.source = new ConnectorDataSource(key.connector(), key.purpose() == Purpose.WRITE);
    this.housekeeper = housekeeper("millrace %s housekeeper".formatted(key.purpose()));
    HikariConfig config = new HikariConfig();
    config.setPoolName("millrace " + key.purpose());
    config.setScheduledExecutor(housekeeper);
    config.setDataSource(source);
    config.setMaximumPoolSize(key.size());
    config.setMinimumIdle(0);
    config.setIdleTimeout(IDLE_MILLIS);
    config.setConnectionTimeout(Math.min(waitMillis, WORD_MILLIS));
    config.setInitializationFailTimeout(-1);
    // Said, for a pool whose first connection breaks before it has asked never finds it out.
    config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
    this.connections = new HikariDataSource(config);
  }

  private static ScheduledExecutorService housekeeper(String name) {
    ScheduledThreadPoolExecutor executor =
        new ScheduledThreadPoolExecutor(
            1,
            task -> {
              Thread thread = new Thread(task, name);
              thread.setDaemon(true);
              return thread;
            });
    executor.setRemoveOnCancelPolicy(true);
    return executor;
  }

  /** The pool, open until it is released as often as it was got. */
  static Pool acquire(Key key, long waitMillis) {
    synchronized (OPEN) {
      Pool pool = OPEN.computeIfAbsent(key, missing -> new Pool(missing, waitMillis));
      pool.users++;
      return pool;
    }
  }

  void release() {
    synchronized (OPEN) {
      users--;
      if (users > 0) {
        return;
      }
      OPEN.remove(key);
    }
    try {
      connections.close();
      source.close();
    } finally {
      housekeeper.shutdownNow();
    }
  }

  /** A connection that goes back when it is closed, and keeps the pool open until then. */
  static Connection connect(Key key, long waitMillis) throws SQLException {
    Pool pool = acquire(key, waitMillis);
    boolean connected = false;
    try {
      pool.source.connectFirst();
      Connection connection = pool.releasedWith(pool.get(waitMillis));
      connected = true;
      return connection;
    } finally {
      if (!connected) {
        pool.release();
      }
    }
  }

  private Connection get(long waitMillis) throws SQLException {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(waitMillis);
    try (Wait wait = new Wait()) {
      while (true) {
        try {
          return connections.getConnection();
        } catch (SQLTransientConnectionException e) {
          SQLException failure = exhausted(waitMillis).orElse(e);
          if (System.nanoTime() >= end) {
            throw failure;
          }
          wait.goesOn(ConnectFailure.of(key.connector(), failure).getMessage());
        }
      }
    }
  }

  /** Why there is no connection, where others have them all; the server may have given fewer. */
  private Optional<SQLException> exhausted(long waitMillis) {
    int inUse = connections.getHikariPoolMXBean().getActiveConnections();
    return inUse < key.size()
        ? Optional.empty()
        : Optional.of(
            new ExhaustedException(
                "%d of %d connections of this process to %s are in use for %.1f s"
                    .formatted(inUse, key.size(), key.purpose(), waitMillis / 1000.0)));
  }

  /** Others have all connections. */
  static final class ExhaustedException extends SQLException {

    private static final long serialVersionUID = 1L;

    ExhaustedException(String message) {
      super(message);
    }
  }

  private Connection releasedWith(Connection connection) {
    boolean[] closed = new boolean[1];
    return (Connection)
        Proxy.newProxyInstance(
            Pool.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              try {
                return method.invoke(connection, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              } finally {
                if (method.getName().equals("close") && !closed[0]) {
                  closed[0] = true;
                  release();
                }
              }
            });
  }
}
