package io.millrace.jdbc.internal;

import java.io.Serializable;
import java.sql.Connection;
import java.sql.SQLException;

/** Opens connections, here and on the workers. */
@FunctionalInterface
public interface Connections extends Serializable {

  /** A connection of its own, that the caller closes. */
  Connection connect() throws SQLException;
}
