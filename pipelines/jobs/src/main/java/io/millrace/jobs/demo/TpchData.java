package io.millrace.jobs.demo;

import io.trino.tpch.LineItemGenerator;
import io.trino.tpch.OrderGenerator;
import io.trino.tpch.TpchEntity;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** The tables {@code orders} and {@code lineitem} of TPC-H, the same on every machine. */
public final class TpchData {

  /** Line items for each unit of the scale factor, about. */
  public static final long LINE_ITEMS = 6_000_000;

  private static final int BUFFER = 1 << 16;

  private static final String ORDERS =
      "CREATE TABLE orders (o_orderkey bigint PRIMARY KEY, o_custkey bigint NOT NULL, o_orderstatus"
          + " char(1) NOT NULL, o_totalprice numeric(15,2) NOT NULL, o_orderdate date NOT NULL,"
          + " o_orderpriority varchar(15) NOT NULL, o_clerk varchar(15) NOT NULL, o_shippriority"
          + " integer NOT NULL, o_comment varchar(79) NOT NULL)";

  private static final String LINEITEM =
      "CREATE TABLE lineitem (l_orderkey bigint, l_partkey bigint NOT NULL, l_suppkey bigint NOT"
          + " NULL, l_linenumber integer, l_quantity numeric(15,2) NOT NULL, l_extendedprice"
          + " numeric(15,2) NOT NULL, l_discount numeric(15,2) NOT NULL, l_tax numeric(15,2) NOT"
          + " NULL, l_returnflag char(1) NOT NULL, l_linestatus char(1) NOT NULL, l_shipdate date"
          + " NOT NULL, l_commitdate date NOT NULL, l_receiptdate date NOT NULL, l_shipinstruct"
          + " char(25) NOT NULL, l_shipmode char(10) NOT NULL, l_comment varchar(44) NOT NULL,"
          + " PRIMARY KEY (l_orderkey, l_linenumber))";

  private TpchData() {}

  /**
   * Creates both tables and fills them, with COPY.
   *
   * @param scale TPC-H's scale factor
   * @return the number of line items
   */
  public static long load(String url, double scale) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      Future<Long> orders =
          threads.submit(table(url, "orders", ORDERS, new OrderGenerator(scale, 1, 1)));
      Future<Long> lineItems =
          threads.submit(table(url, "lineitem", LINEITEM, new LineItemGenerator(scale, 1, 1)));
      orders.get();
      return lineItems.get();
    } finally {
      threads.shutdownNow();
    }
  }

  private static Callable<Long> table(
      String url, String name, String ddl, Iterable<? extends TpchEntity> rows) {
    return () -> {
      try (Connection connection = DriverManager.getConnection(url);
          Statement statement = connection.createStatement()) {
        statement.execute(ddl);
        long count = copy(connection, name, rows);
        statement.execute("VACUUM ANALYZE " + name);
        return count;
      }
    };
  }

  private static long copy(Connection connection, String table, Iterable<? extends TpchEntity> rows)
      throws SQLException {
    CopyIn copy =
        connection
            .unwrap(PGConnection.class)
            .getCopyAPI()
            .copyIn("COPY %s FROM STDIN (DELIMITER '|')".formatted(table));
    StringBuilder lines = new StringBuilder(BUFFER + 1024);
    for (TpchEntity row : rows) {
      String line = row.toLine();
      lines.append(line, 0, line.length() - 1).append('\n');
      if (lines.length() >= BUFFER) {
        send(copy, lines);
      }
    }
    send(copy, lines);
    return copy.endCopy();
  }

  private static void send(CopyIn copy, StringBuilder lines) throws SQLException {
    byte[] bytes = lines.toString().getBytes(StandardCharsets.UTF_8);
    copy.writeToCopy(bytes, 0, bytes.length);
    lines.setLength(0);
  }
}
