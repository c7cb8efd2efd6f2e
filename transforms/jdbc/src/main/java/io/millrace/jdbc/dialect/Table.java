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

  /** The table of this name, as the database stores it, in the same schema. */
  public Table sibling(Dialect dialect, String otherName) {
    return new Table(schema, otherName, dialect.quote(schema) + "." + dialect.quote(otherName));
  }

  /** Schema and name, for messages. */
  @Override
  public String toString() {
    return schema + "." + name;
  }
}
