package io.millrace.benchmarks.beam;

import io.millrace.benchmarks.work.Item;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.List;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.io.GenerateSequence;
import org.apache.beam.sdk.io.jdbc.JdbcIO;

/**
 * The upsert by Beam's {@code JdbcIO}, with batches as large as ours, which the driver makes
 * multi-row statements of. Arguments: the URL, the number of rows, {@code --runner}.
 *
 * <p>What is written is the number of the row, and the statement's setter makes the row of it: it
 * is spared the coding of rows.
 */
public final class UpsertBeam {

  private static final int BATCH = 2_000;

  private static final String STATEMENT =
      "INSERT INTO items (id, customer_id, sku, quantity, price, status, note, updated_at)"
          + " VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET"
          + " customer_id = EXCLUDED.customer_id, sku = EXCLUDED.sku,"
          + " quantity = EXCLUDED.quantity, price = EXCLUDED.price, status = EXCLUDED.status,"
          + " note = EXCLUDED.note, updated_at = EXCLUDED.updated_at";

  private UpsertBeam() {}

  public static void main(String[] arguments) {
    Pipeline pipeline = BeamJob.pipeline(List.of(arguments[2]));
    pipeline
        .apply(GenerateSequence.from(1).to(Long.parseLong(arguments[1]) + 1))
        .apply(
            JdbcIO.<Long>write()
                .withDataSourceConfiguration(
                    JdbcIO.DataSourceConfiguration.create(
                        "org.postgresql.Driver", arguments[0] + "&reWriteBatchedInserts=true"))
                .withStatement(STATEMENT)
                .withBatchSize(BATCH)
                .withPreparedStatementSetter((id, statement) -> set(Item.of(id), statement)));
    pipeline.run().waitUntilFinish();
  }

  private static void set(Item item, PreparedStatement statement) throws SQLException {
    statement.setLong(1, item.id());
    statement.setLong(2, item.customerId());
    statement.setString(3, item.sku());
    statement.setInt(4, item.quantity());
    statement.setBigDecimal(5, item.price());
    statement.setString(6, item.status());
    statement.setString(7, item.note());
    statement.setObject(8, item.updatedAt().atOffset(ZoneOffset.UTC));
  }
}
