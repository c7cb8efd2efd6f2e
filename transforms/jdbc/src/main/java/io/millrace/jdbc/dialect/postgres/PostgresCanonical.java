package io.millrace.jdbc.dialect.postgres;

import io.millrace.jdbc.dialect.postgres.PostgresType.Field;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Finds expressions whose texts are equal exactly where PostgreSQL takes values of a type for
 * equal.
 *
 * <ol>
 *   <li>A type that writes equal values in one way stands for itself.
 *   <li>One that does not, and of which we know how to make equal values one, is made so: an
 *       interval is written in its largest units, a numeric without zeros at its end.
 *   <li>What is made of other types is taken apart if one of them is of the second sort.
 *   <li>Of all other types nothing is known, and they are refused.
 * </ol>
 */
final class PostgresCanonical {

  /** Base types that write equal values in one way. */
  private static final Set<String> ONE_TEXT =
      Set.of(
          "bool",
          "int2",
          "int4",
          "int8",
          "oid",
          "xid8",
          "name",
          "char",
          "text",
          "varchar",
          "bytea",
          "uuid",
          "date",
          "time",
          "timetz",
          "timestamp",
          "timestamptz",
          "inet",
          "cidr",
          "macaddr",
          "macaddr8",
          "bit",
          "varbit",
          "pg_lsn",
          "tsvector",
          "tsquery",
          "money");

  private static final Set<String> TEXTS = Set.of("text", "varchar", "bpchar");

  /** A text of JSON, or the zeros at the end of a number: {@code \3} is what stands before them. */
  private static final String JSON_NUMBERS =
      "regexp_replace((%s)::text,"
          + " E'(\"([^\"\\\\\\\\]|\\\\\\\\.)*\")|([.][0-9]*[1-9])0+\\\\M|[.]0+\\\\M',"
          + " E'\\\\1\\\\3', 'g')";

  private final Connection connection;

  PostgresCanonical(Connection connection) {
    this.connection = connection;
  }

  /** A type has no such expression; the message has %s where the expression is to stand. */
  static final class NoneException extends Exception {

    private static final long serialVersionUID = 1L;

    NoneException(String message) {
      super(message);
    }
  }

  /**
   * The expression for a value; the value itself where that will do.
   *
   * @param type its identifier in the catalog
   * @param value an expression
   * @param collation its identifier in the catalog; 0 for none
   * @throws NoneException if there is none, saying why
   */
  String of(long type, String value, long collation) throws SQLException, NoneException {
    PostgresType known = PostgresType.of(connection, type);
    if (known.array() && known.part() != 0) {
      return array(known, value, collation);
    }
    return switch (known.kind()) {
      case 'b' -> base(known, value, collation);
      case 'c' -> composite(known, value);
      case 'd' -> of(known.part(), value, collation);
      case 'e' -> value;
      case 'm' -> multirange(known, value);
      case 'r' -> range(known, value);
      default -> throw unknown(known);
    };
  }

  private String base(PostgresType type, String value, long collation)
      throws SQLException, NoneException {
    if (type.name().equals("citext")) {
      return "lower((%s)::text COLLATE pg_catalog.\"default\")".formatted(value);
    }
    if (!type.builtIn()) {
      throw unknown(type);
    }
    if (TEXTS.contains(type.name())) {
      checkDeterministic(collation);
    }
    return switch (type.name()) {
      case "bpchar" -> "(%s)::text".formatted(value);
      case "numeric" -> "trim_scale(%s)".formatted(value);
      // Adding makes 0 of -0, and nothing else of anything else.
      case "float4", "float8" -> "((%s) + 0)".formatted(value);
      case "interval" -> "justify_interval(%s)".formatted(value);
      case "jsonb" -> JSON_NUMBERS.formatted(value);
      default -> {
        if (!ONE_TEXT.contains(type.name())) {
          throw unknown(type);
        }
        yield value;
      }
    };
  }

  private String array(PostgresType type, String value, long collation)
      throws SQLException, NoneException {
    String element = of(type.part(), "e", collation);
    if (element.equals("e")) {
      return value;
    }
    checkNullable(type.part());
    return "CASE WHEN (%1$s) IS NOT NULL THEN concat(array_dims(%1$s), ARRAY(SELECT %2$s FROM unnest(%1$s) AS e)::text) END"
        .formatted(value, element);
  }

  /** In an array that is taken apart, a row of NULLs and a NULL look the same. */
  private void checkNullable(long element) throws SQLException, NoneException {
    PostgresType type = PostgresType.of(connection, element);
    if (type.kind() == 'c') {
      throw unknown(type);
    }
    if (type.kind() == 'd') {
      checkNullable(type.part());
    }
  }

  private String multirange(PostgresType type, String value) throws SQLException, NoneException {
    String element = of(type.part(), "e", 0);
    return element.equals("e")
        ? value
        : "CASE WHEN (%1$s) IS NOT NULL THEN ARRAY(SELECT %2$s FROM unnest(%1$s) AS e)::text END"
            .formatted(value, element);
  }

  private String range(PostgresType type, String value) throws SQLException, NoneException {
    String lower = "lower(%s)".formatted(value);
    String upper = "upper(%s)".formatted(value);
    String canonicalLower = of(type.part(), lower, type.collation());
    if (canonicalLower.equals(lower)) {
      return value;
    }
    return "CASE WHEN (%1$s) IS NOT NULL THEN ROW(isempty(%1$s), lower_inc(%1$s), upper_inc(%1$s), %2$s, %3$s)::text END"
        .formatted(value, canonicalLower, of(type.part(), upper, type.collation()));
  }

  private String composite(PostgresType type, String value) throws SQLException, NoneException {
    List<String> fields = new ArrayList<>();
    boolean same = true;
    for (Field field : type.fields(connection)) {
      String plain = "(%s).%s".formatted(value, field.name());
      String canonical = of(field.type(), plain, field.collation());
      same &= canonical.equals(plain);
      fields.add(canonical);
    }
    // A row of NULLs IS NULL, and its text is not.
    return same
        ? value
        : "CASE WHEN (%s)::text IS NOT NULL THEN ROW(%s)::text END"
            .formatted(value, String.join(", ", fields));
  }

  private void checkDeterministic(long collation) throws SQLException, NoneException {
    String sql = "SELECT collname FROM pg_collation WHERE oid = ? AND NOT collisdeterministic";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setLong(1, collation);
      try (ResultSet row = statement.executeQuery()) {
        if (row.next()) {
          throw new NoneException(
              "whose collation %s takes texts for equal that differ; write it in a --query, as %%s COLLATE \"C\""
                  .formatted(escaped(row.getString(1))));
        }
      }
    }
  }

  private static NoneException unknown(PostgresType type) {
    return new NoneException(
        "and which values of %s are equal is not known; write CAST(%%s AS text)"
            .formatted(escaped(type.name())));
  }

  private static String escaped(String name) {
    return name.replace("%", "%%");
  }
}
