package io.millrace.jobs.sql;

import io.millrace.jdbc.dialect.Dialect;
import io.millrace.jobs.WrongUseException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import net.sf.jsqlparser.JSQLParserException;
import net.sf.jsqlparser.expression.Alias;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.parser.CCJSqlParser;
import net.sf.jsqlparser.parser.CCJSqlParserConstants;
import net.sf.jsqlparser.parser.CCJSqlParserUtil;
import net.sf.jsqlparser.parser.Token;
import net.sf.jsqlparser.parser.TokenMgrException;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.Statement;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.SelectItem;

/** A list of SQL expressions with names, as it stands between SELECT and FROM. */
public final class SqlList {

  private static final String DOUBLE = "\"";
  private static final String QUOTES = DOUBLE + '`';

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

    /**
     * The name, which there must be.
     *
     * @param option the option that the list comes from, for messages
     * @throws WrongUseException if there is none
     */
    public String name(String option) {
      return name()
          .orElseThrow(
              () ->
                  new WrongUseException(
                      "%1$s: %2$s needs a name: %2$s as NAME".formatted(option, expression)));
    }
  }

  /**
   * Parses a list.
   *
   * @param option the option that it comes from, for messages
   * @throws WrongUseException if it is no list of expressions
   */
  public static List<Item> parse(String option, String text) {
    return select(option, text).getSelectItems().stream().map(item -> item(option, item)).toList();
  }

  /** What the parser passes over is lost, and is no comment everywhere: {@code x--1} is a sum. */
  private static void checkNoComments(String option, String text) {
    CCJSqlParser tokens = CCJSqlParserUtil.newParser(text);
    for (Token token = tokens.getNextToken(); ; token = tokens.getNextToken()) {
      if (token.specialToken != null) {
        throw new WrongUseException(
            "%s='%s': %s is read as a comment, which a list may not have; leave it out, or put a blank"
                    .formatted(option, text, token.specialToken.image.strip())
                + " between two signs");
      }
      if (token.kind == CCJSqlParserConstants.EOF) {
        return;
      }
    }
  }

  private static Item item(String option, SelectItem<?> item) {
    Optional<Alias> alias = Optional.ofNullable(item.getAlias());
    String name = alias.map(a -> (a.isUseAs() ? " AS " : " ") + a.getName()).orElse("");
    if (!Understood.isAll(item, item.getExpression() + name)) {
      throw new WrongUseException(
          "%s: only %s%s is understood of %s; leave the rest out"
              .formatted(option, item.getExpression(), name, item));
    }
    return new Item(
        item.toString(), item.getExpression(), alias.map(Alias::getName).map(SqlList::unquoted));
  }

  private static PlainSelect select(String option, String text) {
    try {
      checkNoComments(option, text);
    } catch (TokenMgrException e) {
      throw new WrongUseException("%s='%s': %s".formatted(option, text, firstLine(e)), e);
    }
    List<Statement> statements;
    // Its own thread would stay where the parser fails.
    ExecutorService thread = Executors.newSingleThreadExecutor();
    try {
      statements = CCJSqlParserUtil.parseStatements("SELECT " + text, thread, parser -> {});
    } catch (JSQLParserException e) {
      throw new WrongUseException("%s='%s': %s".formatted(option, text, firstLine(e)), e);
    } finally {
      thread.shutdown();
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

  private static String firstLine(Exception e) {
    Throwable cause = e.getCause() == null ? e : e.getCause();
    return String.valueOf(cause.getMessage()).lines().findFirst().orElse("is not SQL").strip();
  }

  /**
   * Checks that names differ, and not in case alone.
   *
   * @param what has the names, with the option that they come from: {@code --columns: two columns}
   * @throws WrongUseException if two are the same
   */
  public static void checkNames(String what, List<String> names) {
    Set<String> seen = new HashSet<>();
    for (String name : names) {
      if (!seen.add(name.toLowerCase(Locale.ROOT))) {
        throw new WrongUseException(
            "%s are called %s; name one 'as' something else".formatted(what, name));
      }
    }
  }

  /**
   * A name without the quotes that it may be in: double ones or, as MariaDB has them, back ones.
   */
  public static String unquoted(String name) {
    if (!isQuoted(name)) {
      return name;
    }
    String quote = name.substring(0, 1);
    return name.substring(1, name.length() - 1).replace(quote + quote, quote);
  }

  /** Whether a name is in quotes. */
  public static boolean isQuoted(String name) {
    return name.length() > 1
        && QUOTES.indexOf(name.charAt(0)) >= 0
        && name.charAt(0) == name.charAt(name.length() - 1);
  }

  /**
   * Checks that no expression of a list has something in double quotes where that is a text, as in
   * MariaDB: who means a column would get the same text in each row. Nor a number sign, which
   * begins a comment there.
   *
   * @param option the option that the list comes from, for messages
   * @param dialect of the database that evaluates it
   * @throws WrongUseException if one has
   */
  public static void checkQuotes(String option, String text, Dialect dialect) {
    if (dialect.quote("x").startsWith(DOUBLE)) {
      return;
    }
    if (hasNumberSign(text)) {
      throw new WrongUseException(
          "%s='%s': # begins a comment in %s, which a list may not have; leave it out"
              .formatted(option, text, dialect.product()));
    }
    for (Item item : parse(option, text)) {
      Optional<String> quoted = doubleQuoted(item.expression().toString());
      if (quoted.isPresent()) {
        String plain = unquoted(quoted.get());
        throw new WrongUseException(
            "%s: %s is a text in %s and no column; write %s for the column, or '%s' for the text"
                .formatted(option, quoted.get(), dialect.product(), dialect.quote(plain), plain));
      }
    }
  }

  private static boolean hasNumberSign(String text) {
    CCJSqlParser tokens = CCJSqlParserUtil.newParser(text);
    try {
      for (Token token = tokens.getNextToken();
          token.kind != CCJSqlParserConstants.EOF;
          token = tokens.getNextToken()) {
        if (token.kind != CCJSqlParserConstants.S_CHAR_LITERAL
            && token.kind != CCJSqlParserConstants.S_QUOTED_IDENTIFIER
            && token.image.indexOf('#') >= 0) {
          return true;
        }
      }
      return false;
    } catch (TokenMgrException e) {
      return false; // Parsing it says what is wrong with it.
    }
  }

  private static Optional<String> doubleQuoted(String sql) {
    CCJSqlParser tokens = CCJSqlParserUtil.newParser(sql);
    for (Token token = tokens.getNextToken();
        token.kind != CCJSqlParserConstants.EOF;
        token = tokens.getNextToken()) {
      if (token.kind == CCJSqlParserConstants.S_QUOTED_IDENTIFIER
          && token.image.startsWith(DOUBLE)) {
        return Optional.of(token.image);
      }
    }
    return Optional.empty();
  }
}
