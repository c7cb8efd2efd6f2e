package io.millrace.jdbc.internal.connect;

import io.millrace.jdbc.dialect.Dialect;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Makes the drivers that connect.
 *
 * <p>A driver's class registers a driver with {@link DriverManager}, which belongs to the JVM and
 * keeps it for ever. Flink loads the classes of each job anew: a driver that is registered would
 * hold all classes of a job that has ended. There the registration is taken back; nothing here
 * needs it. One that somebody else has made before is left alone.
 */
final class Drivers {

  private static final String LOADERS_OF_JOBS = "org.apache.flink.";

  /**
   * How long PostgreSQL's driver keeps a thread, and so its classes, after its last connection was
   * closed, in milliseconds; half a minute by default.
   */
  private static final String IDLE_THREAD = "pgjdbc.config.cleanup.thread.ttl";

  private static final Set<Class<?>> LOADED = new HashSet<>();

  private Drivers() {}

  /**
   * A driver for a dialect, not found through {@link DriverManager}: on a cluster that was there
   * before the job's classes.
   *
   * @throws IllegalArgumentException if its class is not there
   */
  static Driver of(Dialect dialect) {
    try {
      return load(dialect.driverClass()).getDeclaredConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException(
          "driver %s must be on the class path to connect to %s"
              .formatted(dialect.driverClass(), dialect.product()),
          e);
    }
  }

  private static synchronized Class<? extends Driver> load(String name)
      throws ClassNotFoundException {
    ClassLoader loader = Drivers.class.getClassLoader();
    Class<? extends Driver> type = Class.forName(name, false, loader).asSubclass(Driver.class);
    if (LOADED.add(type) && isOfAJob(type.getClassLoader())) {
      initializeUnregistered(type);
    }
    return type;
  }

  private static boolean isOfAJob(ClassLoader loader) {
    return loader != null && loader.getClass().getName().startsWith(LOADERS_OF_JOBS);
  }

  private static void initializeUnregistered(Class<? extends Driver> type)
      throws ClassNotFoundException {
    if (System.getProperty(IDLE_THREAD) == null) {
      System.setProperty(IDLE_THREAD, "1000");
    }
    Set<Driver> before = registered();
    Class.forName(type.getName(), true, type.getClassLoader());
    Set<Driver> since = registered();
    since.removeAll(before);
    since.stream()
        .filter(driver -> isOfAJob(driver.getClass().getClassLoader()))
        .forEach(Drivers::deregister);
  }

  /**
   * Those that these classes may see. To find out whether they may, DriverManager initialises all
   * drivers that have the names of registered ones, and when it is first asked, all services: of
   * the JVM, here.
   */
  private static Set<Driver> registered() {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(ClassLoader.getSystemClassLoader());
    try {
      return DriverManager.drivers().collect(Collectors.toSet());
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private static void deregister(Driver driver) {
    try {
      DriverManager.deregisterDriver(driver);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
