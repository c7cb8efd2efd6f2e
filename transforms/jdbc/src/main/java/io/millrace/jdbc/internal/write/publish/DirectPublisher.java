package io.millrace.jdbc.internal.write.publish;

import io.millrace.flow.connect.SinkPublisher;
import io.millrace.jdbc.internal.connect.Connections;
import io.millrace.jdbc.internal.connect.Transactions;
import io.millrace.jdbc.internal.write.Receipts;
import io.millrace.jdbc.internal.write.WriteJob;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Ends a write that went straight to its target: checks that there are not too many dead letters,
 * deletes those of work that was done more than once, and has its writers refused from now on.
 */
public record DirectPublisher(WriteJob<?> job) implements SinkPublisher {

  @Override
  public void publish(List<String> texts) throws SQLException, InterruptedException {
    Receipts receipts = Receipts.parse(texts);
    if (job.deadLetters().isPresent()) {
      job.deadLetters()
          .get()
          .limit()
          .check(job.target().table(), receipts.rows(), receipts.refused());
    }
    Connections.Use use = job.connections().use();
    try {
      Transactions transactions = new Transactions(job.connections(), job.target().dialect());
      Transactions.Work last = connection -> keepOnly(connection, receipts);
      if (job.fence().isPresent()) {
        job.fence().get().close(transactions, last);
      } else {
        transactions.run(last);
      }
    } finally {
      use.close();
    }
  }

  private void keepOnly(Connection connection, Receipts receipts) throws SQLException {
    if (job.deadLetters().isPresent() && job.deadLetters().get().own().isThere(connection)) {
      job.deadLetters().get().keepOnly(connection, receipts.runOr(job.run()), receipts.letters());
    }
  }

  /** A flow without end has no end that its writers could outlive; its letters must be counted. */
  @Override
  public boolean isOptional() {
    return job.deadLetters().isEmpty();
  }
}
