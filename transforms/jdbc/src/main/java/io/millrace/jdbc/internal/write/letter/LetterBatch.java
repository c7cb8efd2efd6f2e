package io.millrace.jdbc.internal.write.letter;

import io.millrace.jdbc.dialect.Column;
import io.millrace.jdbc.dialect.Table;
import io.millrace.jdbc.internal.connect.SqlText;
import io.millrace.jdbc.internal.write.table.Ids;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The dead letters of one transaction. */
public final class LetterBatch {

  private static final int MOST_WAITING = 500;

  private final DeadLetterTable letters;
  private final Table target;
  private final List<Column> columns;
  private final long run;
  private final long id = Ids.next();
  private final List<DeadLetterTable.Letter> waiting = new ArrayList<>();
  private String last = "";
  private int size;

  /** None yet, of a run that writes these columns of a target. */
  public LetterBatch(DeadLetterTable letters, Table target, List<Column> columns, long run) {
    this.letters = letters;
    this.target = target;
    this.columns = columns;
    this.run = run;
  }

  public void add(Connection connection, Object[] row, SQLException cause) throws SQLException {
    size++;
    waiting.add(new DeadLetterTable.Letter(RowJson.of(columns, row), cause));
    if (waiting.size() == MOST_WAITING) {
      write(connection);
    }
  }

  /** Writes those that wait; needed once before the commit. */
  public void write(Connection connection) throws SQLException {
    if (!waiting.isEmpty()) {
      last = SqlText.line(waiting.get(waiting.size() - 1).cause());
      letters.add(connection, run, id, size - waiting.size(), target, waiting);
      waiting.clear();
    }
  }

  public long id() {
    return id;
  }

  public int size() {
    return size;
  }

  /** Why the last of them was refused. */
  public String last() {
    return last;
  }
}
