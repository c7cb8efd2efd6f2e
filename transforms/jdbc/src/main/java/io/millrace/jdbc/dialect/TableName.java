package io.millrace.jdbc.dialect;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A table's name as a person writes it: {@code orders}, {@code shop.orders}, or with double quotes
 * where a name itself has a dot or its case matters, {@code "my.shop"."Orders"}.
 *
 * <p>Without quotes a name means the table of exactly that name, else the only one that differs in
 * case alone. With quotes it means exactly itself.
 */
public final class TableName {

  private static final Pattern QUOTED = Pattern.compile("\"((?:[^\"]|\"\")+)\"");
  private static final Pattern WITH_QUOTES =
      Pattern.compile("(?:(%1$s|[^\".]+)\\.)?(%1$s|[^\".]+)".formatted(QUOTED.pattern()));
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  private static final String[] TABLE_TYPES = {
    "TABLE", "BASE TABLE", "PARTITIONED TABLE", "FOREIGN TABLE", "VIEW", "MATERIALIZED VIEW"
  };
  private static final String[] OWN_ROWS = {"TABLE", "BASE TABLE", "PARTITIONED TABLE"};
  private static final int NAMES_IN_MESSAGE = 25;

  private final String text;
  private final Optional<Part> schema;
  private final Part table;

  private TableName(String text, Optional<Part> schema, Part table) {
    this.text = text;
    this.schema = schema;
    this.table = table;
  }

  /**
   * Parses a name.
   *
   * @throws IllegalArgumentException if it is blank, has more than one dot outside quotes, or a
   *     quote that is not closed
   */
  public static TableName parse(String text) {
    Matcher name = WITH_QUOTES.matcher(text);
    if (text.isBlank() || !name.matches()) {
      throw new IllegalArgumentException(
          ("table must be 'name' or 'schema.name', with double quotes around a part that has a dot"
                  + " or a quote in it, is '%s'")
              .formatted(text));
    }
    return new TableName(
        text, Optional.ofNullable(name.group(1)).map(Part::parse), Part.parse(name.group(3)));
  }

  /** The name of a table that is there, or was. */
  public static TableName of(Table table) {
    return in(table, table.name());
  }

  /** A name, as the database stores it, in the schema of a table. */
  public static TableName in(Table neighbour, String name) {
    return new TableName(
        neighbour.schema() + "." + name,
        Optional.of(new Part(neighbour.schema(), true)),
        new Part(name, true));
  }

  /** The names of all tables in the schema of this one. */
  public static List<String> allBeside(Table table, Connection connection) throws SQLException {
    return tables(connection, table.schema());
  }

  /**
   * The table or view of this name; empty if there is none.
   *
   * @throws IllegalArgumentException if no table can have this name, as it is too long
   */
  public Optional<Table> find(Connection connection, Dialect dialect) throws SQLException {
    dialect.nameLimit().check("table", table.name());
    for (String schemaName : schemas(connection, dialect)) {
      Optional<String> found = table.in(tables(connection, schemaName));
      if (found.isPresent()) {
        return found.map(name -> at(dialect, schemaName, name));
      }
    }
    return Optional.empty();
  }

  /**
   * The table or view of this name.
   *
   * @throws IllegalArgumentException if there is none; the message lists the tables that are there
   */
  public Table get(Connection connection, Dialect dialect) throws SQLException {
    Optional<Table> found = find(connection, dialect);
    if (found.isPresent()) {
      return found.get();
    }
    List<String> schemas = schemas(connection, dialect);
    List<String> there = new ArrayList<>();
    for (String schemaName : schemas) {
      there.addAll(tables(connection, schemaName));
    }
    throw new IllegalArgumentException(
        "table '%s' is not in the database; schema %s has %s"
            .formatted(text, String.join(", ", schemas), abbreviate(there)));
  }

  /** Where a new table of this name belongs: in the schema given, else in the current one. */
  public Table forCreation(Connection connection, Dialect dialect) throws SQLException {
    String schemaName =
        schemas(connection, dialect).stream()
            .findFirst()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "table must be 'schema.name', as no schema is current, is '%s'"
                            .formatted(text)));
    return at(dialect, schemaName, table.forCreation(connection));
  }

  /** A column's name as the database would store it, had it been written in SQL unquoted. */
  public static String stored(Connection connection, String name) throws SQLException {
    DatabaseMetaData metaData = connection.getMetaData();
    if (!PLAIN.matcher(name).matches()) {
      return name;
    }
    if (metaData.storesUpperCaseIdentifiers()) {
      return name.toUpperCase(Locale.ROOT);
    }
    return metaData.storesLowerCaseIdentifiers() ? Names.lower(name) : name;
  }

  private List<String> schemas(Connection connection, Dialect dialect) throws SQLException {
    if (schema.isEmpty()) {
      return dialect.searchPath(connection);
    }
    List<String> all = new ArrayList<>();
    try (ResultSet row = connection.getMetaData().getSchemas()) {
      while (row.next()) {
        all.add(row.getString("TABLE_SCHEM"));
      }
    }
    return List.of(
        schema
            .get()
            .in(all)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "schema of table '%s' is not in the database; it has %s"
                            .formatted(text, abbreviate(all)))));
  }

  private static List<String> tables(Connection connection, String schemaName) throws SQLException {
    DatabaseMetaData metaData = connection.getMetaData();
    String pattern = escaped(metaData, schemaName);
    List<String> names = new ArrayList<>();
    try (ResultSet row = metaData.getTables(connection.getCatalog(), pattern, "%", TABLE_TYPES)) {
      while (row.next()) {
        names.add(row.getString("TABLE_NAME"));
      }
    }
    return names;
  }

  /** Whether it has rows of its own, and so knows of its columns whether they may hold NULL. */
  public static boolean hasOwnRows(Connection connection, Table table) throws SQLException {
    DatabaseMetaData metaData = connection.getMetaData();
    try (ResultSet row =
        metaData.getTables(
            connection.getCatalog(),
            escaped(metaData, table.schema()),
            escaped(metaData, table.name()),
            OWN_ROWS)) {
      return row.next();
    }
  }

  /** A name as a pattern that JDBC's metadata take for just this name. */
  static String escaped(DatabaseMetaData metaData, String name) throws SQLException {
    String escape = metaData.getSearchStringEscape();
    return name.replace(escape, escape + escape)
        .replace("_", escape + "_")
        .replace("%", escape + "%");
  }

  private static Table at(Dialect dialect, String schemaName, String name) {
    return new Table(schemaName, name, dialect.quote(schemaName) + "." + dialect.quote(name));
  }

  private static String abbreviate(List<String> names) {
    if (names.isEmpty()) {
      return "none";
    }
    String shown = String.join(", ", names.subList(0, Math.min(NAMES_IN_MESSAGE, names.size())));
    return names.size() <= NAMES_IN_MESSAGE
        ? shown
        : shown + " and " + (names.size() - NAMES_IN_MESSAGE) + " more";
  }

  @Override
  public String toString() {
    return text;
  }

  private record Part(String name, boolean quoted) {

    static Part parse(String text) {
      Matcher quoted = QUOTED.matcher(text);
      return quoted.matches()
          ? new Part(quoted.group(1).replace("\"\"", "\""), true)
          : new Part(text, false);
    }

    Optional<String> in(List<String> names) {
      List<UnaryOperator<String>> exactly = List.of(UnaryOperator.identity());
      List<UnaryOperator<String>> anyCase = List.of(UnaryOperator.identity(), Names::lower);
      return Names.find(names, stored -> stored, name, quoted ? exactly : anyCase);
    }

    String forCreation(Connection connection) throws SQLException {
      return quoted ? name : stored(connection, name);
    }
  }
}
