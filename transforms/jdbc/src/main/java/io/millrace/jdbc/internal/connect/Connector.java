package io.millrace.jdbc.internal.connect;

import java.io.Serializable;
import java.sql.Connection;
import java.sql.SQLException;

/** How connections to one database are made. Its {@code toString} is safe to show. */
public interface Connector extends Serializable {

  Connection connect() throws SQLException;

  /** Whether another process that it is given to can connect as well. */
  default boolean mayLeaveProcess() {
    return true;
  }
}
