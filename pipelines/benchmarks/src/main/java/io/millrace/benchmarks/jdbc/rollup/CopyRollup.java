package io.millrace.benchmarks.jdbc.rollup;

import io.millrace.benchmarks.Parallel;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/**
 * The limit for data that crosses between databases: {@code COPY} out, binary, and in, and between
 * them nothing but hash tables. A thread a processor, each with a range of the keys.
 */
public final class CopyRollup {

  private static final String PAID =
      "COPY (SELECT customer_id, amount, created_at FROM %s WHERE status = 'PAID'"
          + " AND id >= %d AND id < %d) TO STDOUT (FORMAT binary)";

  private final String url;
  private final String source;
  private final String target;

  private CopyRollup(String url, String source, String target) {
    this.url = url;
    this.source = source;
    this.target = target;
  }

  public static void main(String[] arguments) throws SQLException {
    Stopwatch stopwatch = Stopwatch.start();
    CopyRollup rollup = new CopyRollup(arguments[0], arguments[1], arguments[2]);
    rollup.write(rollup.read());
    stopwatch.print();
  }

  private Map<Long, Totals> read() throws SQLException {
    long first = bound("min");
    long end = bound("max") + 1;
    int threads = Parallel.threads();
    List<Callable<Map<Long, Totals>>> readers = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      long from = first + (end - first) * i / threads;
      long to = first + (end - first) * (i + 1) / threads;
      readers.add(() -> read(from, to));
    }
    return Parallel.run(readers).stream().reduce(new HashMap<>(), CopyRollup::merge);
  }

  private long bound(String function) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement();
        ResultSet result =
            statement.executeQuery(
                "SELECT coalesce(%s(id), 0) FROM %s".formatted(function, source))) {
      result.next();
      return result.getLong(1);
    }
  }

  private Map<Long, Totals> read(long from, long to) throws SQLException {
    Map<Long, Totals> customers = new HashMap<>();
    try (Connection connection = DriverManager.getConnection(url)) {
      CopyOut rows =
          connection
              .unwrap(PGConnection.class)
              .getCopyAPI()
              .copyOut(PAID.formatted(source, from, to));
      CopyRow row = new CopyRow();
      for (byte[] bytes = rows.readFromCopy(); bytes != null; bytes = rows.readFromCopy()) {
        if (row.parse(bytes)) {
          customers
              .computeIfAbsent(row.customer(), customer -> new Totals())
              .add(row.cents(), row.micros());
        }
      }
    }
    return customers;
  }

  private static Map<Long, Totals> merge(Map<Long, Totals> one, Map<Long, Totals> other) {
    if (one.isEmpty()) {
      return other;
    }
    other.forEach((customer, totals) -> one.merge(customer, totals, Totals::plus));
    return one;
  }

  private void write(Map<Long, Totals> customers) {
    List<Map.Entry<Long, Totals>> all = new ArrayList<>(customers.entrySet());
    int threads = Parallel.threads();
    List<Callable<Integer>> writers = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      List<Map.Entry<Long, Totals>> part =
          all.subList(
              (int) ((long) all.size() * i / threads),
              (int) ((long) all.size() * (i + 1) / threads));
      writers.add(() -> write(part));
    }
    Parallel.run(writers);
  }

  private int write(List<Map.Entry<Long, Totals>> part) throws SQLException, IOException {
    try (Connection connection = DriverManager.getConnection(url)) {
      connection
          .unwrap(PGConnection.class)
          .getCopyAPI()
          .copyIn(
              "COPY %s (customer_id, orders, revenue, last_order) FROM STDIN".formatted(target),
              new CopyRows(part));
    }
    return part.size();
  }
}
