package io.millrace.jdbc.dialect.mariadb;

import io.millrace.jdbc.dialect.Table;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the user of a session may do, with its role: the answer of {@code SHOW GRANTS}, as
 * information_schema leaves out what comes by a role.
 */
record MariaDbGrants(String user, List<Grant> grants) {

  /** A line of the answer; others than these are about no tables. */
  private static final Pattern LINE =
      Pattern.compile("GRANT (.+) ON (\\*|`(?:[^`]|``)+`)\\.(\\*|`(?:[^`]|``)+`) TO .*");

  private static final String ALL = "ALL PRIVILEGES";
  private static final List<String> USE = List.of("SELECT", "INSERT", "UPDATE", "DELETE");

  /** Rights to the tables of some databases. */
  record Grant(Set<String> rights, Pattern database, Pattern table) {

    boolean gives(String right, Table wanted) {
      return (rights.contains(right) || rights.contains(ALL))
          && database.matcher(wanted.schema()).matches()
          && table.matcher(wanted.name()).matches();
    }
  }

  static MariaDbGrants of(Connection connection) throws SQLException {
    List<Grant> grants = new ArrayList<>();
    String user;
    try (Statement statement = connection.createStatement()) {
      try (ResultSet row = statement.executeQuery("SHOW GRANTS")) {
        while (row.next()) {
          Matcher line = LINE.matcher(row.getString(1));
          if (line.matches()) {
            grants.add(
                new Grant(
                    new HashSet<>(Arrays.asList(line.group(1).split(", ", -1))),
                    pattern(line.group(2), true),
                    pattern(line.group(3), false)));
          }
        }
      }
      try (ResultSet row = statement.executeQuery("SELECT CURRENT_USER()")) {
        row.next();
        user = row.getString(1).replaceFirst("(.*)@(.*)", "`$1`@`$2`");
      }
    }
    return new MariaDbGrants(user, grants);
  }

  /** In a database's name there are wildcards, as in LIKE; a table's is that of the table. */
  private static Pattern pattern(String name, boolean wildcards) {
    if (name.equals("*")) {
      return Pattern.compile(".*", Pattern.DOTALL);
    }
    StringBuilder regex = new StringBuilder();
    String plain = name.substring(1, name.length() - 1).replace("``", "`");
    for (int i = 0; i < plain.length(); i++) {
      char c = plain.charAt(i);
      if (wildcards && c == '\\' && i + 1 < plain.length()) {
        regex.append(Pattern.quote(plain.substring(++i, i + 1)));
      } else if (wildcards && (c == '%' || c == '_')) {
        regex.append(c == '%' ? ".*" : ".");
      } else {
        regex.append(Pattern.quote(String.valueOf(c)));
      }
    }
    return Pattern.compile(regex.toString(), Pattern.DOTALL);
  }

  /** The statement that gives what is missing; who creates a table may do no more with it. */
  Optional<String> missing(Table table, boolean there) {
    List<String> needed = new ArrayList<>(USE);
    if (!there) {
      needed.add("CREATE");
    }
    return needed.stream()
            .allMatch(right -> grants.stream().anyMatch(grant -> grant.gives(right, table)))
        ? Optional.empty()
        : Optional.of(
            "GRANT %s ON %s TO %s".formatted(String.join(", ", needed), table.sql(), user));
  }
}
