package io.millrace.jdbc.dialect.postgres;

import io.millrace.jdbc.dialect.Column;
import io.millrace.jdbc.dialect.Table;
import io.millrace.jdbc.dialect.UniqueKey;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What PostgreSQL's catalog says of keys. */
final class PostgresKeys {

  /**
   * An index has no rows of the tables that inherit from its own, though queries give them; and it
   * may take for different what the column's own collation takes for equal.
   */
  private static final String OF_ROWS =
      """
      AND NOT EXISTS (SELECT FROM pg_class t JOIN pg_inherits h ON h.inhparent = t.oid
                      WHERE t.oid = i.indrelid AND t.relkind = 'r')
      AND NOT EXISTS (SELECT FROM unnest(i.indkey[0:i.indnkeyatts - 1],
                                         i.indcollation[0:i.indnkeyatts - 1]) AS k(attnum, coll)
                      JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.attnum
                      WHERE a.attcollation <> k.coll)
      """;

  private PostgresKeys() {}

  /** The unique keys over plain columns and all rows of a table. */
  static List<UniqueKey> all(Connection connection, Table table) throws SQLException {
    return unique(connection, table, "");
  }

  /** Those of them that tell apart all that a query of the table gives. */
  static List<UniqueKey> ofRows(Connection connection, Table table) throws SQLException {
    return unique(connection, table, OF_ROWS);
  }

  // JDBC's metadata lack NULLS NOT DISTINCT, and the catalog before PostgreSQL 15.
  private static List<UniqueKey> unique(Connection connection, Table table, String condition)
      throws SQLException {
    String sql =
        """
        SELECT c.relname, i.indisprimary,
               coalesce(CAST(to_jsonb(i) ->> 'indnullsnotdistinct' AS boolean), false),
               ARRAY(SELECT a.attname::text
                     FROM unnest(i.indkey[0:i.indnkeyatts - 1]) WITH ORDINALITY AS k(attnum, n)
                     JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.attnum
                     ORDER BY k.n)
        FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
        WHERE i.indrelid = to_regclass(?) AND i.indisunique AND i.indisvalid AND i.indimmediate
          AND i.indpred IS NULL AND i.indexprs IS NULL
        %s
        ORDER BY i.indisprimary DESC, c.relname
        """
            .formatted(condition);
    List<UniqueKey> keys = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, table.sql());
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          boolean primary = row.getBoolean(2);
          keys.add(
              new UniqueKey(
                  row.getString(1),
                  strings(row.getArray(4)),
                  primary,
                  !primary && !row.getBoolean(3)));
        }
      }
    }
    return keys;
  }

  /**
   * The type of a column as it is written in SQL, for values of any length.
   *
   * <p>The driver's name of it is not quoted, and {@code bit} and {@code char} without a length
   * mean one of 1.
   *
   * @param from the table or query that has it
   * @param column quoted
   */
  static String type(Connection connection, String from, String column) throws SQLException {
    String sql =
        "SELECT format_type(CAST(pg_typeof((SELECT %s FROM %s LIMIT 0)) AS oid), -1)"
            .formatted(column, from);
    try (PreparedStatement statement = connection.prepareStatement(sql);
        ResultSet row = statement.executeQuery()) {
      row.next();
      return row.getString(1);
    }
  }

  static List<String> strings(Array array) throws SQLException {
    return Arrays.asList((String[]) array.getArray());
  }

  /** Whether a column is of texts that are equal only where their bytes are. */
  static boolean comparesBytes(Connection connection, Table table, Column column)
      throws SQLException {
    String sql =
        """
        SELECT coalesce(c.collisdeterministic, true)
               AND (t.typtype = 'e'
                    OR t.oid = ANY (ARRAY['text', 'varchar', 'bpchar', 'name', '"char"']::regtype[]))
        FROM pg_attribute a JOIN pg_type t ON t.oid = a.atttypid
        LEFT JOIN pg_collation c ON c.oid = a.attcollation
        WHERE a.attrelid = to_regclass(?) AND a.attname = ?
        """;
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, table.sql());
      statement.setString(2, column.name());
      try (ResultSet row = statement.executeQuery()) {
        return row.next() && row.getBoolean(1);
      }
    }
  }
}
