package io.millrace.benchmarks.jdbc.rollup;

import io.millrace.benchmarks.flink.FlinkJob;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.apache.flink.table.api.bridge.java.StreamTableEnvironment;

/**
 * By Flink's tables and their JDBC connector, as its documentation has it: ranges of the key are
 * read in parallel with a cursor, the filter goes into the query, totals are added up before and
 * after the shuffle, the driver rewrites batches.
 */
public final class FlinkRollup {

  private static final int PARTITIONS = 8;

  private FlinkRollup() {}

  public static void main(String[] arguments) throws Exception {
    Stopwatch stopwatch = Stopwatch.start();
    StreamTableEnvironment tables = StreamTableEnvironment.create(FlinkJob.environment());
    tables.executeSql(source(arguments[0], arguments[1]));
    tables.executeSql(target(arguments[0], arguments[2]));
    tables
        .executeSql(
            """
            INSERT INTO totals
            SELECT customer_id, COUNT(*), CAST(SUM(amount) AS DECIMAL(16, 2)), MAX(created_at)
            FROM orders WHERE status = 'PAID' GROUP BY customer_id""")
        .await();
    stopwatch.print();
  }

  private static String source(String url, String table) throws SQLException {
    return """
    CREATE TABLE orders (id BIGINT, customer_id BIGINT, status STRING,
      amount DECIMAL(12, 2), created_at TIMESTAMP(6))
    WITH ('connector' = 'jdbc', 'url' = '%1$s', 'table-name' = '%2$s',
      'scan.partition.column' = 'id', 'scan.partition.num' = '%3$d',
      'scan.partition.lower-bound' = '%4$d', 'scan.partition.upper-bound' = '%5$d',
      'scan.fetch-size' = '10000', 'scan.auto-commit' = 'false')"""
        .formatted(url, table, PARTITIONS, bound(url, table, "min"), bound(url, table, "max"));
  }

  private static String target(String url, String table) {
    return """
    CREATE TABLE totals (customer_id BIGINT, orders BIGINT, revenue DECIMAL(16, 2),
      last_order TIMESTAMP(6), PRIMARY KEY (customer_id) NOT ENFORCED)
    WITH ('connector' = 'jdbc', 'url' = '%s&reWriteBatchedInserts=true', 'table-name' = '%s',
      'sink.buffer-flush.max-rows' = '2000')"""
        .formatted(url, table);
  }

  private static long bound(String url, String table, String function) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement();
        ResultSet result =
            statement.executeQuery(
                "SELECT coalesce(%s(id), 0) FROM %s".formatted(function, table))) {
      result.next();
      return result.getLong(1);
    }
  }
}
