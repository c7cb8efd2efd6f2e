package io.millrace.jdbc.internal.value;

import java.io.Serial;
import java.sql.SQLException;

/** A value that its column does not keep as it is. */
public final class RefusedValueException extends Exception {

  @Serial private static final long serialVersionUID = 1L;

  private final String sqlState;

  RefusedValueException(String message, String sqlState) {
    super(message);
    this.sqlState = sqlState;
  }

  /** The failure that the database had given, if it refused such values itself. */
  public SQLException asSqlException() {
    return new SQLException(getMessage(), sqlState, this);
  }
}
