package io.millrace.jdbc.internal;

import io.millrace.flow.Sink;
import java.sql.SQLException;
import java.util.List;

/**
 * Ends a write with dead letters: checks that there are not too many of them, and deletes those of
 * work that was done more than once.
 */
public record LetterPublisher(WriteJob<?> job) implements Sink.Publisher {

  @Override
  public void publish(List<String> texts) throws SQLException, InterruptedException {
    Receipts receipts = Receipts.parse(texts);
    DeadLetterTable letters = job.deadLetters().orElseThrow();
    letters.limit().check(job.target().table(), receipts.rows(), receipts.refused());
    Connections.Use use = job.connections().use();
    try {
      Transactions transactions = new Transactions(job.connections(), job.target().dialect());
      if (OwnTable.exists(transactions, letters.own().table())) {
        transactions.run(
            connection ->
                letters.keepOnly(connection, receipts.runOr(job.run()), receipts.letters()));
      }
    } finally {
      use.close();
    }
  }
}
