package io.millrace.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.flow.Flow;
import io.millrace.flow.options.FlowOptions;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.testing.TestPipeline;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresConnectionsIT {

  @RegisterExtension static final TestDatabase TEST = TestDatabase.postgres();

  private static final Set<Integer> SERVERS = ConcurrentHashMap.newKeySet();

  @Test
  void read_splitsOneAfterTheOther_onOneConnection() {
    TEST.execute("CREATE TABLE numbers AS SELECT id FROM generate_series(1, 100) AS id");
    FlowOptions options = PipelineOptionsFactory.as(FlowOptions.class);
    options.setSourceBundles(1);
    TestPipeline pipeline = TestPipeline.fromOptions(options).enableAbandonedNodeEnforcement(false);

    Flow.from(
            pipeline,
            Jdbc.read(TEST.database())
                .table("numbers")
                .select("id", "pg_backend_pid() AS server")
                .splitBy("id")
                .splitInto(5))
        .each(row -> SERVERS.add(row.getInt32("server")))
        .toPCollection();
    pipeline.run().waitUntilFinish();

    assertThat(SERVERS).hasSize(1);
  }
}
