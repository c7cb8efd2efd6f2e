package io.millrace.jdbc.internal.connect;

import io.millrace.jdbc.dialect.Dialects;
import java.sql.SQLException;

/** Says in one line why there is no connection. */
public final class ConnectFailure {

  private static final String NOT_AUTHORISED = "28";
  private static final String NO_PRIVILEGE = "42501";

  private ConnectFailure() {}

  /**
   * The failure with a message of one line, that names the database and has no password, and with
   * the SQLState of the driver.
   */
  public static SQLException of(Connector connector, SQLException failure) {
    SQLException root = root(failure);
    String message = "cannot connect to %s: %s".formatted(connector, reason(root));
    // A driver may quote the URL: its own exception goes along only if it has no password in it.
    boolean clean = SqlText.masked(failure.toString()).equals(failure.toString());
    return new SQLException(message, root.getSQLState(), clean ? failure : null);
  }

  /** Whether it will be the same however often it is tried: who asks is not let in. */
  static boolean isFinal(SQLException failure) {
    SQLException root = root(failure);
    String state = String.valueOf(root.getSQLState());
    return state.startsWith(NOT_AUTHORISED)
        || NO_PRIVILEGE.equals(state)
        || Dialects.isDatabaseMissing(root);
  }

  // A pool wraps what the driver threw, with its SQLState, or what a secret did.
  private static SQLException root(SQLException failure) {
    SQLException deepest = null;
    RuntimeException other = null;
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && sql.getSQLState() != null) {
        deepest = sql;
      } else if (cause instanceof RuntimeException exception && other == null) {
        other = exception;
      }
    }
    if (deepest != null) {
      return deepest;
    }
    return other == null ? failure : new SQLException(other.getMessage(), other);
  }

  private static String reason(SQLException root) {
    String state = String.valueOf(root.getSQLState());
    if (state.startsWith(NOT_AUTHORISED)) {
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
