package io.millrace.benchmarks.beam;

import io.millrace.benchmarks.Parallel;
import io.millrace.benchmarks.jdbc.CustomerQuery;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.util.List;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.VarLongCoder;
import org.apache.beam.sdk.io.jdbc.JdbcIO;
import org.apache.beam.sdk.transforms.Combine;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.TypeDescriptors;

/**
 * The rollup by {@code JdbcIO.readWithPartitions}, {@code Combine.perKey}, {@code JdbcIO.write}.
 * Arguments: the URL, the source, {@code --runner}.
 */
public final class CustomersBeam {

  private static final int BATCH = 2_000;
  private static final int FETCH = 10_000;
  private static final int PARTITIONS_A_WORKER = 4;

  private CustomersBeam() {}

  public static void main(String[] arguments) throws SQLException {
    Pipeline pipeline = BeamJob.pipeline(List.of(arguments[2]));
    pipeline
        .apply(read(arguments[0], arguments[1]))
        .apply(Combine.perKey(new CustomerTotal.Sum()))
        .setCoder(KvCoder.of(VarLongCoder.of(), new CustomerTotal.TotalCoder()))
        .apply(write(arguments[0]));
    pipeline.run().waitUntilFinish();
  }

  // The coder of a lambda's result cannot be inferred.
  @SuppressWarnings("deprecation")
  private static JdbcIO.ReadWithPartitions<KV<Long, CustomerTotal>, Long> read(
      String url, String table) throws SQLException {
    return JdbcIO.<KV<Long, CustomerTotal>, Long>readWithPartitions(TypeDescriptors.longs())
        .withDataSourceConfiguration(configuration(url))
        .withTable(
            "(SELECT id, customer_id, amount, created_at FROM %s WHERE %s) AS paid"
                .formatted(table, CustomerQuery.WHERE))
        .withPartitionColumn("id")
        .withLowerBound(1L)
        .withUpperBound(greatestId(url, table) + 1)
        .withNumPartitions(PARTITIONS_A_WORKER * Parallel.threads())
        .withFetchSize(FETCH)
        .withRowMapper(CustomersBeam::order)
        .withCoder(KvCoder.of(VarLongCoder.of(), new CustomerTotal.TotalCoder()));
  }

  private static long greatestId(String url, String table) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT max(id) FROM " + table)) {
      row.next();
      return row.getLong(1);
    }
  }

  private static KV<Long, CustomerTotal> order(ResultSet row) throws SQLException {
    long cents = row.getBigDecimal("amount").movePointRight(2).longValueExact();
    long millis = row.getTimestamp("created_at").getTime();
    return KV.of(row.getLong("customer_id"), new CustomerTotal(1, cents, millis));
  }

  private static JdbcIO.Write<KV<Long, CustomerTotal>> write(String url) {
    return JdbcIO.<KV<Long, CustomerTotal>>write()
        .withDataSourceConfiguration(configuration(url + "&reWriteBatchedInserts=true"))
        .withStatement(CustomerQuery.UPSERT)
        .withBatchSize(BATCH)
        .withPreparedStatementSetter(CustomersBeam::set);
  }

  private static void set(KV<Long, CustomerTotal> customer, PreparedStatement statement)
      throws SQLException {
    CustomerTotal total = customer.getValue();
    statement.setLong(1, customer.getKey());
    statement.setLong(2, total.orders());
    statement.setBigDecimal(3, BigDecimal.valueOf(total.cents(), 2));
    statement.setTimestamp(4, new Timestamp(total.latest()));
  }

  private static JdbcIO.DataSourceConfiguration configuration(String url) {
    return JdbcIO.DataSourceConfiguration.create("org.postgresql.Driver", url);
  }
}
