package io.millrace.jdbc.internal.write.publish;

import io.millrace.flow.connect.SinkPublisher;
import io.millrace.jdbc.internal.connect.Connections;
import io.millrace.jdbc.internal.connect.Transactions;
import io.millrace.jdbc.internal.write.Receipts;
import io.millrace.jdbc.internal.write.Staging;
import io.millrace.jdbc.internal.write.WriteJob;
import io.millrace.jdbc.internal.write.WriteTarget;
import java.sql.SQLException;
import java.util.List;

/**
 * Adds rows that wait in a staging table to their target.
 *
 * <p>How each gets there exactly once, whatever is repeated:
 *
 * <ol>
 *   <li>Writers stage rows in segments of their own, and say in receipts which of them count. The
 *       receipts of work that failed do not arrive here.
 *   <li>One transaction adds the rows that count to the target, and the run to {@code
 *       millrace_runs}, also where there are no rows. Where the run is there already it does
 *       nothing.
 *   <li>The staging table is dropped, with those of other attempts at a run that has a name.
 * </ol>
 *
 * @param readConnections to the same database, to read staged rows
 * @param replace whether the target's rows make room for the new ones
 * @param namedRun null where the run has no name
 */
public record StagedPublisher(
    WriteJob<?> job, Connections readConnections, RunTable runs, boolean replace, NamedRun namedRun)
    implements SinkPublisher {

  @Override
  public void publish(List<String> texts) throws SQLException, InterruptedException {
    Connections.Use use = job.connections().use();
    try {
      new Publication(this, Receipts.parse(texts)).publish();
      if (namedRun != null) {
        dropAttempts();
      }
    } finally {
      use.close();
    }
  }

  private void dropAttempts() throws SQLException, InterruptedException {
    WriteTarget target = job.target();
    new Transactions(job.connections(), target.dialect())
        .run(
            connection ->
                Staging.dropAll(connection, target.dialect(), target.table(), namedRun::isAttempt));
  }
}
