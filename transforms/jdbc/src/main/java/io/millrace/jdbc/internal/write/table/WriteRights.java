package io.millrace.jdbc.internal.write.table;

import io.millrace.jdbc.dialect.Dialect;
import io.millrace.jdbc.dialect.Table;
import io.millrace.jdbc.internal.connect.SqlText;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Asks a database, before a job starts, whether it lets its user write what the job will write.
 *
 * @param grants the rights to the target that the job needs: {@code SELECT, INSERT}
 */
public record WriteRights(Connection connection, Dialect dialect, Table target, String grants) {

  /**
   * Checks what is done to the target.
   *
   * @param statement that writes rows
   * @param clears whether all rows are deleted as well
   * @throws IllegalArgumentException if it is refused, with what is to be granted
   */
  public void checkTarget(String statement, boolean clears) throws SQLException {
    if (dialect.readOnly(connection).isPresent()) {
      throw new IllegalArgumentException(
          "cannot write to table %s: the database %s"
              .formatted(target, dialect.readOnly(connection).get()));
    }
    List<String> statements = new ArrayList<>(List.of(statement));
    if (clears) {
      statements.add("DELETE FROM " + target.sql());
    }
    for (String sql : statements) {
      try {
        dialect.checkStatement(connection, sql);
      } catch (SQLException e) {
        if (dialect.isTransient(e)) {
          throw e;
        }
        throw new IllegalArgumentException(
            "cannot write to table %s as user %s: %s; it takes a table, and GRANT %s ON %s"
                .formatted(target, user(), SqlText.line(e), grants, target.sql()),
            e);
      }
    }
  }

  /**
   * Checks that tables can be made beside the target.
   *
   * @param sql a statement that makes one
   * @param why what for, in a message
   * @throws IllegalArgumentException if not, with what is to be granted
   */
  public void checkCreate(String sql, String why) throws SQLException {
    if (!dialect.mayCreate(connection, target, sql)) {
      throw new IllegalArgumentException(
          "cannot create tables beside table %s as user %s, %s; GRANT %s, or write by another mode"
              .formatted(target, user(), why, dialect.createGrant(target)));
    }
  }

  private String user() throws SQLException {
    return connection.getMetaData().getUserName();
  }
}
