package io.millrace.jdbc.internal.write.fence;

import io.millrace.jdbc.internal.connect.Transactions;
import io.millrace.jdbc.internal.write.table.Ids;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What one writer has to prove when it writes: its run, and the parts that it is at work on. */
public final class Claims {

  private final Optional<Fence> fence;
  private final Transactions transactions;
  private final Map<Long, Fence.Claim> parts = new HashMap<>();
  private boolean entered;

  /**
   * None yet.
   *
   * @param fence empty where nobody is refused
   */
  public Claims(Optional<Fence> fence, Transactions transactions) {
    this.fence = fence;
    this.transactions = transactions;
  }

  /** Begins to write. */
  public void enter() throws SQLException, InterruptedException {
    if (!entered && fence.isPresent()) {
      fence.get().enter(transactions);
    }
    entered = true;
  }

  /** Begins a part of the work; who began it before is refused from now on. */
  public void begin(String part) throws SQLException, InterruptedException {
    enter();
    if (fence.isPresent()) {
      long id = fence.get().part(part);
      Fence.Claim claim = new Fence.Claim(part, Ids.next());
      transactions.run(connection -> fence.get().claim(connection, id, claim));
      parts.put(id, claim);
    }
  }

  /**
   * Proves all that in a transaction that writes.
   *
   * @throws WriterRefusedException if it is not so any more
   */
  public void check(Connection connection) throws SQLException {
    if (fence.isPresent()) {
      fence.get().check(connection, parts);
    }
  }

  /** What was begun is written. */
  public void done() {
    parts.clear();
  }
}
