package io.millrace.jdbc;

import io.millrace.jdbc.dialect.Dialects;
import io.millrace.jdbc.internal.SqlText;
import java.sql.SQLException;

/** Says in one line why there is no connection. */
final class ConnectFailure {

  private ConnectFailure() {}

  /**
   * The failure with a message of one line, that names the database and has no password, and with
   * the SQLState of the driver.
   */
  static SQLException of(Connector connector, SQLException failure) {
    SQLException root = root(failure);
    String message = "cannot connect to %s: %s".formatted(connector, reason(root));
    // A driver may quote the URL: its own exception goes along only if it has no password in it.
    boolean clean = SqlText.masked(failure.toString()).equals(failure.toString());
    return new SQLException(message, root.getSQLState(), clean ? failure : null);
  }

  // A pool wraps what the driver threw, and drops its SQLState.
  private static SQLException root(SQLException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && sql.getSQLState() != null) {
        return sql;
      }
    }
    return failure;
  }

  private static String reason(SQLException root) {
    String state = String.valueOf(root.getSQLState());
    if (state.startsWith("28")) {
      return "user or password is wrong";
    }
    if (Dialects.isDatabaseMissing(root)) {
      return "there is no such database on the server";
    }
    if (state.startsWith("08")) {
      return "the server cannot be reached, check host and port (%s)".formatted(SqlText.line(root));
    }
    return SqlText.line(root);
  }
}
