package io.millrace.jdbc.dialect;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.ServiceLoader;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Finds the dialect of a database. */
public final class Dialects {

  private Dialects() {}

  /**
   * The dialect of a JDBC URL.
   *
   * @throws IllegalArgumentException if no dialect speaks to such a database; the message has the
   *     supported prefixes and not the URL's parameters
   */
  public static Dialect forUrl(String url) {
    return all().stream()
        .filter(dialect -> url.startsWith(dialect.urlPrefix()))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "url must begin with one of %s, begins with '%s'"
                        .formatted(listed(Dialect::urlPrefix), url.split("[/?;@]", 2)[0])));
  }

  /**
   * The dialect of a connected database.
   *
   * @throws IllegalArgumentException if there is none for this product
   */
  public static Dialect forConnection(Connection connection) throws SQLException {
    String product = connection.getMetaData().getDatabaseProductName();
    return all().stream()
        .filter(dialect -> dialect.product().equals(product))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "database must be one of %s, is %s"
                        .formatted(listed(Dialect::product), product)));
  }

  /** Whether a failure to connect says that the server is there and the database is not. */
  public static boolean isDatabaseMissing(SQLException failure) {
    return all().stream().anyMatch(dialect -> dialect.isDatabaseMissing(failure));
  }

  private static String listed(Function<Dialect, String> name) {
    return all().stream().map(name).sorted().collect(Collectors.joining(", "));
  }

  // The class loader of this class sees the dialects; the thread's may be that of a runner.
  private static List<Dialect> all() {
    return ServiceLoader.load(Dialect.class, Dialect.class.getClassLoader()).stream()
        .map(ServiceLoader.Provider::get)
        .toList();
  }
}
