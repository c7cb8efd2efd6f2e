package io.millrace.jdbc.dialect.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * A type as PostgreSQL's catalog has it.
 *
 * @param name without its schema
 * @param builtIn whether it comes with PostgreSQL itself
 * @param kind b for a base type, c composite, d a domain, e an enum, m a multirange, p a pseudo
 *     type, r a range
 * @param part the type of an array's elements, that a domain or a range is over, or the range type
 *     of a multirange; 0 for others
 * @param relation the table that has a composite type's columns; 0 for others
 * @param collation of a range's bounds; 0 for others
 * @param array whether it is an array
 */
record PostgresType(
    String name,
    boolean builtIn,
    char kind,
    long part,
    long relation,
    long collation,
    boolean array) {

  /** A column of a composite type. */
  record Field(String name, long type, long collation) {}

  static PostgresType of(Connection connection, long oid) throws SQLException {
    String sql =
        """
        SELECT t.typname, n.nspname = 'pg_catalog', t.typtype, t.typcategory = 'A',
               CASE WHEN t.typtype = 'd' THEN t.typbasetype
                    WHEN t.typtype = 'r' THEN r.rngsubtype ELSE t.typelem END::bigint,
               t.typrelid::bigint, coalesce(r.rngcollation, 0)::bigint
        FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace
        LEFT JOIN pg_range r ON r.rngtypid = t.oid
        WHERE t.oid = ?
        """;
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setLong(1, oid);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        char kind = row.getString(3).charAt(0);
        return new PostgresType(
            row.getString(1),
            row.getBoolean(2),
            kind,
            kind == 'm' ? range(connection, oid) : row.getLong(5),
            row.getLong(6),
            row.getLong(7),
            row.getBoolean(4));
      }
    }
  }

  private static long range(Connection connection, long multirange) throws SQLException {
    String sql = "SELECT rngtypid::bigint FROM pg_range WHERE rngmultitypid = ?";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setLong(1, multirange);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  List<Field> fields(Connection connection) throws SQLException {
    String sql =
        """
        SELECT quote_ident(attname), atttypid::bigint, attcollation::bigint FROM pg_attribute
        WHERE attrelid = ? AND attnum > 0 AND NOT attisdropped ORDER BY attnum
        """;
    List<Field> fields = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setLong(1, relation);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          fields.add(new Field(row.getString(1), row.getLong(2), row.getLong(3)));
        }
      }
    }
    return fields;
  }
}
