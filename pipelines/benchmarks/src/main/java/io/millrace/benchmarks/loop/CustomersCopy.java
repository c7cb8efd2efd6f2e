package io.millrace.benchmarks.loop;

import io.millrace.benchmarks.Parallel;
import io.millrace.benchmarks.jdbc.CustomerQuery;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyOut;

/**
 * The limit for data that leaves the database: {@code COPY} out in binary, a thread a processor
 * over ranges of the key, a table of primitives each, {@code COPY} in. Arguments: the URL, the
 * source.
 *
 * <p>The target must be empty: {@code COPY} inserts and does not update.
 */
public final class CustomersCopy {

  private static final int BLOCK = 64 * 1024;

  private CustomersCopy() {}

  public static void main(String[] arguments) throws SQLException {
    List<Callable<CustomerTable>> readers = new ArrayList<>();
    for (String query : queries(arguments[0], arguments[1], Parallel.threads())) {
      readers.add(() -> read(arguments[0], query));
    }
    List<CustomerTable> tables = Parallel.run(readers);
    CustomerTable all = tables.get(0);
    tables.subList(1, tables.size()).forEach(all::merge);
    write(arguments[0], all);
  }

  /** Ranges of equal width between the least and the greatest id. */
  private static List<String> queries(String url, String table, int ranges) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT min(id), max(id) FROM " + table)) {
      row.next();
      long least = row.getLong(1);
      long count = row.getLong(2) - least + 1;
      List<String> queries = new ArrayList<>();
      for (int i = 0; i < ranges; i++) {
        String from = Long.toString(least + count * i / ranges);
        String to = Long.toString(least + count * (i + 1) / ranges - 1);
        queries.add(CustomerQuery.rows(table, from, to));
      }
      return queries;
    }
  }

  private static CustomerTable read(String url, String query) throws SQLException {
    CustomerTable table = new CustomerTable();
    try (Connection connection = DriverManager.getConnection(url)) {
      CopyOut copy =
          connection
              .unwrap(PGConnection.class)
              .getCopyAPI()
              .copyOut("COPY (%s) TO STDOUT (FORMAT binary)".formatted(query));
      int position = BinaryRow.HEADER;
      for (byte[] bytes = copy.readFromCopy(); bytes != null; bytes = copy.readFromCopy()) {
        if (!BinaryRow.isEnd(bytes, position)) {
          table.add(
              BinaryRow.customer(bytes, position),
              BinaryRow.cents(bytes, position),
              BinaryRow.micros(bytes, position));
        }
        position = 0;
      }
    }
    return table;
  }

  private static void write(String url, CustomerTable totals) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url)) {
      CopyIn copy =
          connection
              .unwrap(PGConnection.class)
              .getCopyAPI()
              .copyIn(
                  "COPY %s (customer_id, orders, revenue, latest) FROM STDIN"
                      .formatted(CustomerQuery.TARGET));
      StringBuilder lines = new StringBuilder(BLOCK * 2);
      for (int slot = 0; slot < totals.slots(); slot++) {
        totals.appendLine(slot, lines);
        if (lines.length() > BLOCK) {
          send(copy, lines);
        }
      }
      send(copy, lines);
      copy.endCopy();
    }
  }

  private static void send(CopyIn copy, StringBuilder lines) throws SQLException {
    byte[] bytes = lines.toString().getBytes(StandardCharsets.US_ASCII);
    copy.writeToCopy(bytes, 0, bytes.length);
    lines.setLength(0);
  }
}
