package io.millrace.jobs.sql;

import io.millrace.jobs.WrongUseException;
import java.util.List;
import java.util.Optional;
import net.sf.jsqlparser.JSQLParserException;
import net.sf.jsqlparser.expression.Alias;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.parser.CCJSqlParserUtil;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.Statement;
import net.sf.jsqlparser.statement.select.PlainSelect;

/** A list of SQL expressions with names, as it stands between SELECT and FROM. */
public final class SqlList {

  private SqlList() {}

  /**
   * One expression of a list.
   *
   * @param sql all of it, name included, as it was parsed
   * @param expression as it was parsed
   * @param alias the name after {@code as}, without its quotes; empty if there is none
   */
  public record Item(String sql, Expression expression, Optional<String> alias) {

    /** The name after {@code as}, or that of the column, if the expression is one. */
    public Optional<String> name() {
      return alias.isPresent() || !(expression instanceof Column column)
          ? alias
          : Optional.of(unquoted(column.getColumnName()));
    }
  }

  /**
   * Parses a list.
   *
   * @param option the option that it comes from, for messages
   * @throws WrongUseException if it is no list of expressions
   */
  public static List<Item> parse(String option, String text) {
    return select(option, text).getSelectItems().stream()
        .map(
            item ->
                new Item(
                    item.toString(),
                    item.getExpression(),
                    Optional.ofNullable(item.getAlias())
                        .map(Alias::getName)
                        .map(SqlList::unquoted)))
        .toList();
  }

  private static PlainSelect select(String option, String text) {
    List<Statement> statements;
    try {
      statements = CCJSqlParserUtil.parseStatements("SELECT " + text);
    } catch (JSQLParserException e) {
      throw new WrongUseException("%s='%s': %s".formatted(option, text, firstLine(e)), e);
    }
    if (statements.size() == 1
        && statements.get(0) instanceof PlainSelect select
        && select.toString().equals(onlyItems(select).toString())) {
      return select;
    }
    throw new WrongUseException(
        "%s='%s': must be a list of SQL expressions, and nothing behind it"
            .formatted(option, text));
  }

  private static PlainSelect onlyItems(PlainSelect select) {
    return new PlainSelect().withSelectItems(select.getSelectItems());
  }

  private static String firstLine(JSQLParserException e) {
    Throwable cause = e.getCause() == null ? e : e.getCause();
    return String.valueOf(cause.getMessage()).lines().findFirst().orElse("is not SQL").strip();
  }

  /** A name without the quotes that it may be in. */
  public static String unquoted(String name) {
    return name.length() > 1 && name.startsWith("\"") && name.endsWith("\"")
        ? name.substring(1, name.length() - 1).replace("\"\"", "\"")
        : name;
  }
}
