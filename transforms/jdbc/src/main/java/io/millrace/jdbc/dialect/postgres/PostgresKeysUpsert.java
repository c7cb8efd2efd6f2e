package io.millrace.jdbc.dialect.postgres;

import io.millrace.jdbc.dialect.BatchWrite;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An upsert of rows that have nothing but their key: one that is there stays as it is, and counts
 * as written.
 *
 * @param upsert adds the rows that are missing
 * @param keys selects how many keys the table tells apart
 */
record PostgresKeysUpsert(PostgresArrays upsert, PostgresArrays keys) implements BatchWrite {

  @Override
  public String sql() {
    return upsert.sql();
  }

  @Override
  public void write(Connection connection, List<Object[]> rows) throws SQLException {
    upsert.write(connection, rows);
  }

  @Override
  public long writeCounted(Connection connection, List<Object[]> rows) throws SQLException {
    long added = upsert.writeCounted(connection, rows);
    return added == rows.size() ? added : keys.select(connection, rows);
  }

  @Override
  public Optional<Map<Integer, SQLException>> writeEach(Connection connection, List<Object[]> rows)
      throws SQLException {
    return upsert.writeEach(connection, rows);
  }
}
