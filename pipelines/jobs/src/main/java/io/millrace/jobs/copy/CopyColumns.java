package io.millrace.jobs.copy;

import io.millrace.jobs.WrongUseException;
import io.millrace.jobs.sql.SqlList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.AllColumns;

/**
 * What {@code --columns} says.
 *
 * @param list the expressions with their names; empty for all columns
 */
record CopyColumns(List<Item> list) {

  /**
   * A column to copy.
   *
   * @param sql the expression with its name, in the source's SQL
   * @param name the column that it goes to
   * @param column the source's column, if the expression is one
   */
  record Item(String sql, String name, Optional<String> column) {}

  /**
   * Parses {@code --columns}.
   *
   * @param text null for all columns
   * @throws WrongUseException if it is no list of expressions, or a name is missing or there twice
   */
  static CopyColumns parse(String text) {
    if (text == null) {
      return new CopyColumns(List.of());
    }
    CopyColumns columns =
        new CopyColumns(SqlList.parse("--columns", text).stream().map(CopyColumns::item).toList());
    columns.checkNames();
    return columns;
  }

  private static Item item(SqlList.Item item) {
    if (item.expression() instanceof AllColumns) {
      throw new WrongUseException(
          "--columns: %s cannot be in the list; leave --columns out for all columns, or name them"
              .formatted(item.expression()));
    }
    String name =
        item.name()
            .orElseThrow(
                () ->
                    new WrongUseException(
                        "--columns: %1$s needs a name: %1$s as NAME".formatted(item.expression())));
    Optional<String> column =
        item.expression() instanceof Column plain
            ? Optional.of(plain.getColumnName())
            : Optional.empty();
    return new Item(item.sql(), name, column.map(SqlList::unquoted));
  }

  private void checkNames() {
    Set<String> seen = new HashSet<>();
    for (Item item : list) {
      if (!seen.add(item.name().toLowerCase(Locale.ROOT))) {
        throw new WrongUseException(
            "--columns: two columns are called %s; name one 'as' something else"
                .formatted(item.name()));
      }
    }
  }

  boolean isAll() {
    return list.isEmpty();
  }

  String[] projection() {
    return list.stream().map(Item::sql).toArray(String[]::new);
  }

  /** The name that a column of the source is copied under; empty if it is not copied. */
  Optional<String> nameOf(String column) {
    return isAll()
        ? Optional.of(column)
        : list.stream()
            .filter(item -> item.column().filter(column::equalsIgnoreCase).isPresent())
            .map(Item::name)
            .findFirst();
  }
}
