package io.millrace.benchmarks.flink;

import io.millrace.benchmarks.Parallel;
import io.millrace.benchmarks.jdbc.CustomerQuery;
import java.io.Serializable;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import org.apache.flink.api.common.typeinfo.BasicTypeInfo;
import org.apache.flink.api.common.typeinfo.SqlTimeTypeInfo;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.java.tuple.Tuple4;
import org.apache.flink.api.java.typeutils.RowTypeInfo;
import org.apache.flink.connector.jdbc.JdbcConnectionOptions;
import org.apache.flink.connector.jdbc.JdbcExecutionOptions;
import org.apache.flink.connector.jdbc.JdbcInputFormat;
import org.apache.flink.connector.jdbc.JdbcSink;
import org.apache.flink.connector.jdbc.split.JdbcNumericBetweenParametersProvider;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.transformations.LegacySourceTransformation;
import org.apache.flink.types.Row;

/**
 * The rollup by Flink's JDBC connector: a partitioned scan, a keyed reduce, a batching sink.
 * Arguments: the URL, the source.
 */
// The input format has a successor, which is experimental.
@SuppressWarnings("deprecation")
public final class CustomersFlink {

  private static final String DRIVER = "org.postgresql.Driver";
  private static final int BATCH = 2_000;
  private static final int FETCH = 10_000;
  private static final int SPLITS_A_WORKER = 4;

  private CustomersFlink() {}

  public static void main(String[] arguments) throws Exception {
    StreamExecutionEnvironment environment = FlinkJob.environment();
    DataStream<Row> orders = environment.createInput(orders(arguments[0], arguments[1]));
    // As Flink's own tables do: it takes an input format for endless, and refuses to run it in
    // batch.
    ((LegacySourceTransformation<Row>) orders.getTransformation())
        .setBoundedness(Boundedness.BOUNDED);
    orders
        .map(CustomersFlink::total)
        .returns(Types.TUPLE(Types.LONG, Types.LONG, Types.LONG, Types.LONG))
        .keyBy(total -> total.f0)
        .reduce(CustomersFlink::merge)
        .addSink(
            JdbcSink.sink(
                CustomerQuery.UPSERT,
                CustomersFlink::set,
                JdbcExecutionOptions.builder().withBatchSize(BATCH).build(),
                new JdbcConnectionOptions.JdbcConnectionOptionsBuilder()
                    .withUrl(arguments[0] + "&reWriteBatchedInserts=true")
                    .withDriverName(DRIVER)
                    .build()));
    environment.execute();
  }

  private static JdbcInputFormat orders(String url, String table) throws SQLException {
    Serializable[][] ranges =
        new JdbcNumericBetweenParametersProvider(1, greatestId(url, table))
            .ofBatchNum(SPLITS_A_WORKER * Parallel.threads())
            .getParameterValues();
    return JdbcInputFormat.buildJdbcInputFormat()
        .setDrivername(DRIVER)
        .setDBUrl(url)
        .setQuery(CustomerQuery.rows(table, "?", "?"))
        .setParametersProvider(() -> ranges)
        .setRowTypeInfo(
            new RowTypeInfo(
                BasicTypeInfo.LONG_TYPE_INFO,
                BasicTypeInfo.BIG_DEC_TYPE_INFO,
                SqlTimeTypeInfo.TIMESTAMP))
        // The driver reads by cursor only outside of auto-commit.
        .setAutoCommit(false)
        .setFetchSize(FETCH)
        .finish();
  }

  private static long greatestId(String url, String table) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT max(id) FROM " + table)) {
      row.next();
      return row.getLong(1);
    }
  }

  /** Customer, orders, cents, milliseconds of the latest. */
  private static Tuple4<Long, Long, Long, Long> total(Row row) {
    return Tuple4.of(
        (Long) row.getField(0),
        1L,
        ((BigDecimal) row.getField(1)).movePointRight(2).longValueExact(),
        ((Timestamp) row.getField(2)).getTime());
  }

  private static Tuple4<Long, Long, Long, Long> merge(
      Tuple4<Long, Long, Long, Long> one, Tuple4<Long, Long, Long, Long> other) {
    return Tuple4.of(one.f0, one.f1 + other.f1, one.f2 + other.f2, Math.max(one.f3, other.f3));
  }

  private static void set(PreparedStatement statement, Tuple4<Long, Long, Long, Long> total)
      throws SQLException {
    statement.setLong(1, total.f0);
    statement.setLong(2, total.f1);
    statement.setBigDecimal(3, BigDecimal.valueOf(total.f2, 2));
    statement.setTimestamp(4, new Timestamp(total.f3));
  }
}
