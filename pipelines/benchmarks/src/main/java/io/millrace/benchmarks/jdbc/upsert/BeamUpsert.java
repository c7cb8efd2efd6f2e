package io.millrace.benchmarks.jdbc.upsert;

import io.millrace.benchmarks.beam.BeamJob;
import io.millrace.benchmarks.jdbc.rollup.Stopwatch;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.io.GenerateSequence;
import org.apache.beam.sdk.io.jdbc.JdbcIO;
import org.apache.beam.sdk.io.jdbc.JdbcIO.DataSourceConfiguration;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.values.TypeDescriptor;

/**
 * By {@code JdbcIO.write}, with what its users know to be fast: the driver rewrites batches to
 * multi-row statements.
 */
public final class BeamUpsert {

  private static final long BATCH = 2_000;

  private BeamUpsert() {}

  public static void main(String[] arguments) {
    Stopwatch stopwatch = Stopwatch.start();
    long rows = Long.parseLong(arguments[1]);
    Pipeline pipeline = BeamJob.pipeline(List.of(arguments[3]));
    pipeline
        .apply(GenerateSequence.from(0).to(rows))
        .apply(MapElements.into(TypeDescriptor.of(Item.class)).via(place -> Item.at(place, rows)))
        .apply(
            JdbcIO.<Item>write()
                .withDataSourceConfiguration(
                    DataSourceConfiguration.create(
                        "org.postgresql.Driver", arguments[0] + "&reWriteBatchedInserts=true"))
                .withStatement(statement(arguments[2]))
                .withBatchSize(BATCH)
                .withPreparedStatementSetter(BeamUpsert::set));
    pipeline.run().waitUntilFinish();
    stopwatch.print();
  }

  private static String statement(String table) {
    return """
    INSERT INTO %s (id, sku, name, category, price, quantity, active, changed_at)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (id) DO UPDATE SET sku = EXCLUDED.sku, name = EXCLUDED.name,
    category = EXCLUDED.category, price = EXCLUDED.price, quantity = EXCLUDED.quantity,
    active = EXCLUDED.active, changed_at = EXCLUDED.changed_at"""
        .formatted(table);
  }

  private static void set(Item item, PreparedStatement statement) throws SQLException {
    statement.setLong(1, item.id());
    statement.setString(2, item.sku());
    statement.setString(3, item.name());
    statement.setString(4, item.category());
    statement.setBigDecimal(5, item.price());
    statement.setInt(6, item.quantity());
    statement.setBoolean(7, item.active());
    statement.setTimestamp(8, Timestamp.from(item.changedAt()));
  }
}
