package io.millrace.jdbc;

import static io.millrace.jdbc.DirectRuns.elements;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.flow.connect.Split;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Splits that see one moment while others write. */
class PostgresSnapshotIT {

  @RegisterExtension static final TestDatabase TEST = TestDatabase.postgres();

  record Account(long id, long balance) {}

  @BeforeEach
  void accounts() {
    TEST.execute(
        "DROP TABLE IF EXISTS accounts",
        "CREATE TABLE accounts (id bigint PRIMARY KEY, balance bigint NOT NULL)",
        "INSERT INTO accounts VALUES (1, 100), (2, 200)");
  }

  private static JdbcRead<Account> accountRead() {
    return Jdbc.read(TEST.database(), Account.class).table("accounts").splitInto(2);
  }

  /** Reads split by split, and moves money from the second account to the first after the first. */
  private static List<Account> readWhileMoneyMoves(JdbcRead<Account> read) throws Exception {
    List<Account> seen = new ArrayList<>();
    for (Split<Account> split : read.splits(1)) {
      split.read(seen::add);
      TEST.execute("UPDATE accounts SET balance = balance + CASE id WHEN 1 THEN 50 ELSE -50 END");
    }
    return seen;
  }

  @Test
  void snapshot_seesOneMoment() throws Exception {
    try (Snapshot snapshot = Snapshot.of(TEST.database())) {
      TEST.execute("INSERT INTO accounts VALUES (3, 300)");

      assertThat(readWhileMoneyMoves(accountRead().snapshot(snapshot)))
          .containsExactly(new Account(1, 100), new Account(2, 200));
    }
  }

  @Test
  void noSnapshot_seesWhatIsThere() throws Exception {
    assertThat(readWhileMoneyMoves(accountRead()))
        .containsExactly(new Account(1, 100), new Account(2, 150));
  }

  @Test
  void snapshot_closedBeforeTheRead() {
    Snapshot snapshot = Snapshot.of(TEST.database());
    snapshot.close();
    snapshot.close();

    assertThatThrownBy(() -> accountRead().snapshot(snapshot))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("snapshot must be open, is closed");
  }

  @Test
  void snapshot_closedBeforeTheSplits() {
    Snapshot snapshot = Snapshot.of(TEST.database());
    JdbcRead<Account> read = accountRead().snapshot(snapshot);
    snapshot.close();

    assertThatThrownBy(() -> elements(read))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("snapshot");
  }

  @Test
  void snapshot_closedBeforeASplitIsRead() {
    Snapshot snapshot = Snapshot.of(TEST.database());
    Split<Account> split = accountRead().snapshot(snapshot).splits(1).get(0);
    snapshot.close();

    assertThatThrownBy(() -> split.read(account -> {}))
        .isInstanceOf(SQLException.class)
        .hasMessageContainingAll("cannot enter the snapshot", "must be open while the job runs");
  }
}
