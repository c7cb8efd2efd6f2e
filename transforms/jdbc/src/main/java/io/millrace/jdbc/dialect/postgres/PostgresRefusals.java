package io.millrace.jdbc.dialect.postgres;

import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** Failures of PostgreSQL that are about a row, beyond those that the standard has classes for. */
final class PostgresRefusals {

  /**
   * What a trigger raises or asserts, and a query of it that finds no row or several for this one.
   */
  private static final Set<String> STATES = Set.of("P0001", "P0002", "P0003", "P0004", "21000");

  /**
   * Limits of the program: an index row or a row that is too long, a value that is too deeply
   * nested. Where it is the statement that is too large, half of it is not.
   */
  private static final String LIMIT_CLASS = "54";

  /**
   * The functions of the server that fail for a row, whatever the SQLState: a policy of row-level
   * security, which has that of a missing right, and RAISE, which has any.
   */
  private static final Set<String> ROUTINES = Set.of("ExecWithCheckOptions", "exec_stmt_raise");

  private PostgresRefusals() {}

  static boolean isOfRow(SQLException failure) {
    String state = String.valueOf(failure.getSQLState());
    return STATES.contains(state)
        || state.startsWith(LIMIT_CLASS)
        || routine(failure).filter(ROUTINES::contains).isPresent();
  }

  private static Optional<String> routine(SQLException failure) {
    return failure instanceof PSQLException exception
        ? Optional.ofNullable(exception.getServerErrorMessage()).map(ServerErrorMessage::getRoutine)
        : Optional.empty();
  }
}
