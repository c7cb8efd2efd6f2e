package io.millrace.jobs.copy;

import io.millrace.jobs.WrongUseException;
import io.millrace.jobs.sql.SqlList;
import java.util.List;
import java.util.Optional;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.AllColumns;

/**
 * What {@code --columns} says.
 *
 * @param list the expressions with their names; empty for all columns
 */
record CopyColumns(List<Item> list) {

  private static final String OPTION = "--columns";

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
    List<Item> items = SqlList.parse(OPTION, text).stream().map(CopyColumns::item).toList();
    SqlList.checkNames(OPTION + ": two columns", items.stream().map(Item::name).toList());
    return new CopyColumns(items);
  }

  private static Item item(SqlList.Item item) {
    if (item.expression() instanceof AllColumns) {
      throw new WrongUseException(
          "--columns: %s cannot be in the list; leave --columns out for all columns, or name them"
              .formatted(item.expression()));
    }
    Optional<String> column =
        item.expression() instanceof Column plain
            ? Optional.of(plain.getColumnName())
            : Optional.empty();
    return new Item(item.sql(), item.name(OPTION), column.map(SqlList::unquoted));
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
