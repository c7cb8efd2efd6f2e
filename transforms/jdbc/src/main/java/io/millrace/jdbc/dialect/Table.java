package io.millrace.jdbc.dialect;

import java.io.Serializable;

/**
 * A table or view that is there.
 *
 * @param schema as the database stores it
 * @param name as the database stores it
 * @param sql both, quoted, for a statement
 */
public record Table(String schema, String name, String sql) implements Serializable {

  /** Schema and name, for messages. */
  @Override
  public String toString() {
    return schema + "." + name;
  }
}
