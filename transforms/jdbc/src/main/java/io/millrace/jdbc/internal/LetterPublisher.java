package io.millrace.jdbc.internal;

import io.millrace.flow.Sink;
import io.millrace.jdbc.dialect.Dialect;
import io.millrace.jdbc.dialect.Table;
import java.sql.SQLException;
import java.util.List;

/**
 * Ends a write with dead letters: checks that there are not too many of them, and deletes those of
 * work that was done more than once.
 */
public record LetterPublisher(
    Connections connections, Dialect dialect, Table target, DeadLetterTable letters)
    implements Sink.Publisher {

  @Override
  public void publish(List<String> texts) throws SQLException, InterruptedException {
    Receipts receipts = Receipts.parse(texts);
    letters.limit().check(target, receipts.rows(), receipts.refused());
    if (receipts.isEmpty()) {
      return;
    }
    Connections.Use use = connections.use();
    try {
      Transactions transactions = new Transactions(connections, dialect);
      if (OwnTable.exists(transactions, letters.own().table())) {
        transactions.run(
            connection -> letters.keepOnly(connection, receipts.run(), receipts.letters()));
      }
    } finally {
      use.close();
    }
  }
}
