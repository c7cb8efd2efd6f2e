package io.millrace.benchmarks.jdbc.rollup;

import io.millrace.benchmarks.beam.BeamJob;
import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.io.jdbc.JdbcIO;
import org.apache.beam.sdk.io.jdbc.JdbcIO.DataSourceConfiguration;
import org.apache.beam.sdk.transforms.Combine;
import org.apache.beam.sdk.values.KV;

/**
 * By {@code JdbcIO.readWithPartitions}, {@code Combine.perKey} and {@code JdbcIO.write}. One more
 * argument: the runner. The filter is in the query, the driver rewrites batches; the coders of the
 * records are ours, which are faster than what Beam would take.
 */
public final class BeamRollup {

  private static final int PARTITIONS = 8;
  private static final long BATCH = 2_000;

  private BeamRollup() {}

  public static void main(String[] arguments) {
    Stopwatch stopwatch = Stopwatch.start();
    Pipeline pipeline = BeamJob.pipeline(List.of(arguments[3]));
    pipeline
        .apply(read(arguments[0], arguments[1]))
        .apply(Combine.perKey(new SumFn()))
        .apply(write(arguments[0] + "&reWriteBatchedInserts=true", arguments[2]));
    pipeline.run().waitUntilFinish();
    stopwatch.print();
  }

  private static JdbcIO.ReadWithPartitions<KV<Long, Sum>, Long> read(String url, String table) {
    return JdbcIO.<KV<Long, Sum>>readWithPartitions()
        .withDataSourceConfiguration(configuration(url))
        .withTable(
            "(SELECT id, customer_id, amount, created_at FROM %s WHERE status = 'PAID') AS paid"
                .formatted(table))
        .withPartitionColumn("id")
        .withNumPartitions(PARTITIONS)
        .withRowMapper(new PaidMapper());
  }

  private static JdbcIO.Write<KV<Long, Sum>> write(String url, String table) {
    return JdbcIO.<KV<Long, Sum>>write()
        .withDataSourceConfiguration(configuration(url))
        .withStatement(LoopRollup.upsert(table))
        .withBatchSize(BATCH)
        .withPreparedStatementSetter(BeamRollup::set);
  }

  private static void set(KV<Long, Sum> customer, PreparedStatement statement) throws SQLException {
    statement.setLong(1, customer.getKey());
    statement.setLong(2, customer.getValue().orders());
    statement.setBigDecimal(3, customer.getValue().revenue());
    statement.setTimestamp(4, Timestamp.from(customer.getValue().last()));
  }

  private static DataSourceConfiguration configuration(String url) {
    return DataSourceConfiguration.create("org.postgresql.Driver", url);
  }

  /** A class and not a lambda, of which Beam could not tell the type. */
  private static final class PaidMapper implements JdbcIO.RowMapper<KV<Long, Sum>> {

    private static final long serialVersionUID = 1L;

    @Override
    public KV<Long, Sum> mapRow(ResultSet row) throws SQLException {
      return KV.of(
          row.getLong("customer_id"),
          new Sum(1, row.getBigDecimal("amount"), row.getTimestamp("created_at").toInstant()));
    }
  }

  /** One order, or many. */
  private record Sum(long orders, BigDecimal revenue, Instant last) {

    private static final Sum NONE = new Sum(0, BigDecimal.ZERO, Instant.EPOCH);

    Sum plus(Sum other) {
      return new Sum(
          orders + other.orders,
          revenue.add(other.revenue),
          last.isAfter(other.last) ? last : other.last);
    }
  }

  private static final class SumFn extends Combine.BinaryCombineFn<Sum> {

    private static final long serialVersionUID = 1L;

    @Override
    public Sum apply(Sum left, Sum right) {
      return left.plus(right);
    }

    @Override
    public Sum identity() {
      return Sum.NONE;
    }
  }
}
