package io.millrace.jdbc.internal.connect;

import java.io.Serializable;
import java.sql.Connection;
import java.sql.SQLException;

/** Where connections come from. */
public interface Connections extends Serializable {

  /** A connection that the caller has for itself until it closes it. */
  Connection connect() throws SQLException;

  /** Keeps what is behind the connections ready until it is closed. */
  default Use use() {
    return () -> {};
  }

  /** The time for which connections are wanted. */
  @FunctionalInterface
  interface Use extends AutoCloseable {
    @Override
    void close();
  }
}
