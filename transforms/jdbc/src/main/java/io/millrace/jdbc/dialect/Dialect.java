package io.millrace.jdbc.dialect;

import io.millrace.jdbc.dialect.value.ValueRule;
import java.io.Serializable;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How one kind of database wants to be spoken to.
 *
 * <p>Found by {@link java.util.ServiceLoader}; without state. What most databases share is in the
 * default methods.
 */
public interface Dialect extends Serializable {

  /** The product, as {@code DatabaseMetaData} names it. */
  String product();

  /** How its JDBC URLs begin: {@code jdbc:postgresql:}. */
  String urlPrefix();

  /** The class of its JDBC driver. */
  String driverClass();

  /** Driver properties for a new connection, where the URL does not set them. */
  Map<String, String> connectionProperties();

  /** Parameters of the URL that must be as here, where they are set at all. */
  default Map<String, String> fixedParameters() {
    return Map.of();
  }

  /** A user's SQL, in which no question mark is a parameter, as JDBC takes it. */
  default String forJdbc(String sql) {
    return sql;
  }

  /** Whether a failure to connect says that the server is there and the database is not. */
  boolean isDatabaseMissing(SQLException failure);

  /**
   * Makes a session mean the same whatever the settings of its role, database, server and client:
   * those that the values or the rows of an answer depend on are set.
   *
   * @param timeZone in this database's own words
   */
  void pinSession(Connection connection, String timeZone) throws SQLException;

  /** The time zone that sessions have unless they are given another, in the database's words. */
  String timeZone(Connection connection) throws SQLException;

  /**
   * A time zone in this database's own words.
   *
   * @throws IllegalArgumentException if its sessions cannot have it
   */
  String timeZone(ZoneId zone);

  /**
   * Makes the server end a session that does nothing in the middle of a transaction, and roll back:
   * its client is gone, and what it has locked keeps the next attempt waiting.
   */
  default void prepareWriting(Connection connection) throws SQLException {}

  /** Makes the session give query results row by row, instead of all at once. */
  void prepareReading(Connection connection) throws SQLException;

  /**
   * Runs a query in a way that is quicker than JDBC's; empty if the database has none, or none for
   * this query.
   *
   * @param connection {@link #prepareReading prepared}
   * @param sql with a question mark for each parameter
   * @param columns what it gives, each of a type that is read
   */
  default Optional<Rows> stream(
      Connection connection, String sql, List<Parameter> parameters, List<Column> columns)
      throws SQLException {
    return Optional.empty();
  }

  /** Whether {@link #stream} runs a query, which has no parameters yet. */
  default boolean streams(String sql) {
    return false;
  }

  /** Ends a query whose other rows nobody wants, before it is closed. */
  default void abandon(Statement query) throws SQLException {}

  /** The type of a column as its metadata tell it; empty if Millrace cannot read and write it. */
  default Optional<ColumnType> columnType(int jdbcType, String typeName) {
    return StandardSql.columnType(jdbcType);
  }

  /** The digits behind the point of a column, as its metadata tell them. */
  default int scale(String typeName, int reported) {
    return reported;
  }

  /** The type of a new column in {@code CREATE TABLE}. */
  String typeOf(ColumnDefinition column);

  /** The same, where the column is one of the key's. */
  default String keyTypeOf(ColumnDefinition column) {
    return typeOf(column);
  }

  /** Whether a unique constraint can take NULLs for equal. */
  default boolean hasEqualNulls() {
    return true;
  }

  /** The same, of the version that is connected. */
  default boolean hasEqualNulls(Connection connection) throws SQLException {
    return hasEqualNulls();
  }

  /** The statement that adds rows. */
  BatchWrite insert(Connection connection, Table table, List<Column> columns) throws SQLException;

  /**
   * The statement that writes rows or, where their key is there, overwrites them.
   *
   * @param columns the columns that are written
   * @param key those of them that make the key, at least one
   */
  BatchWrite upsert(Connection connection, Table table, List<Column> columns, List<Column> key)
      throws SQLException;

  /** The statement that adds the rows whose key is not there; parameters as {@link #upsert}. */
  BatchWrite ignore(Connection connection, Table table, List<Column> columns, List<Column> key)
      throws SQLException;

  /**
   * The statement that overwrites the rows whose key is there, and adds none; parameters as {@link
   * #upsert}, with at least one column that is not of the key.
   */
  BatchWrite update(Connection connection, Table table, List<Column> columns, List<Column> key)
      throws SQLException;

  /** The statement that deletes the rows of each key; its rows have just the key's columns. */
  BatchWrite delete(Connection connection, Table table, List<Column> key) throws SQLException;

  /**
   * The statements that create an empty table with some columns of another one, of their types, and
   * with two more of whole numbers, its primary key.
   */
  default List<String> createStaging(
      Table staging, Table target, List<Column> columns, List<String> numbers) {
    return StandardSql.createStaging(this, staging, target, columns, numbers);
  }

  /** What stands behind the columns in {@code CREATE TABLE}. */
  default String tableOptions() {
    return "";
  }

  /**
   * Checks that a table gives up what a transaction has written that is rolled back.
   *
   * @throws IllegalArgumentException if it does not
   */
  default void checkTransactional(Connection connection, Table table) throws SQLException {}

  /**
   * Has a statement that writes checked without running it: whether this user may do that, to such
   * a table.
   *
   * @param sql with a question mark for each parameter
   * @throws SQLException what the database says against it
   */
  default void checkStatement(Connection connection, String sql) throws SQLException {
    connection.prepareStatement(sql).close();
  }

  /**
   * Whether this user may create tables in the schema of a table.
   *
   * @param sql a statement that creates one
   */
  default boolean mayCreate(Connection connection, Table table, String sql) throws SQLException {
    return true;
  }

  /** What grants the right to create tables in the schema of a table. */
  default String createGrant(Table table) {
    return "CREATE ON SCHEMA " + quote(table.schema());
  }

  /** Why nothing can be written to the database by this user; empty if it can. */
  default Optional<String> readOnly(Connection connection) throws SQLException {
    return connection.isReadOnly() ? Optional.of("is read-only") : Optional.empty();
  }

  /**
   * The statement that would let this session's user work with a table that Millrace itself fills;
   * empty if nothing is in the way.
   *
   * @param there whether the table is there; it is to be created otherwise
   */
  default Optional<String> missingGrant(Connection connection, Table table, boolean there)
      throws SQLException {
    return Optional.empty();
  }

  /**
   * What stands behind a query, so that its rows are those that are committed now, and stay as they
   * are until the transaction ends; others may do the same.
   */
  default String sharedLock() {
    return "FOR SHARE";
  }

  /** The expression that tells the time by the database's clock: microseconds since 1970. */
  default String clockMicros() {
    return "CAST(EXTRACT(EPOCH FROM CURRENT_TIMESTAMP) * 1000000 AS BIGINT)";
  }

  /** Keeps all others from writing to the table until the transaction ends. */
  default void lock(Connection connection, Table table) throws SQLException {}

  /**
   * Drops a table unless it has rows, also such as others commit at the same time.
   *
   * @param connection without an open transaction
   * @return whether it was dropped
   */
  boolean dropIfEmpty(Connection connection, Table table) throws SQLException;

  /** Makes constraints that wait for the end of the transaction fail now. */
  default void checkDeferred(Connection connection) throws SQLException {}

  /**
   * Why a column cannot be a split key's, though its values are read: the database orders them in
   * one way and compares them in another. Empty if it can.
   *
   * @param table empty for the column of a query
   * @return what follows the column's name in a message, with the remedy
   */
  default Optional<String> keyRefusal(Connection connection, Optional<Table> table, Column column)
      throws SQLException {
    return Optional.empty();
  }

  /**
   * How values of a key are read and given back.
   *
   * @param from the table, or the query with its alias, that has the column
   */
  default KeyAccess keyAccess(Connection connection, String from, Column column)
      throws SQLException {
    return new KeyAccess(quote(column.name()), column.type().orElseThrow(), column.typeName(), "?");
  }

  /**
   * Whether a list of expressions without aggregates makes one row of each row, and looks at no
   * other row for it: so that it gives the same where only a part of the rows is read. Where that
   * is not certain it counts as false.
   *
   * @param from what the expressions are about, with its alias
   */
  default boolean keepsRows(Connection connection, String list, String from) throws SQLException {
    return StandardSql.keepsRows(list);
  }

  /** Whether an index finds what {@code (a, b) >= (1, 2)} is true of. */
  default boolean findsRowsByIndex() {
    return false;
  }

  /**
   * What makes a sample of a table's rows, enough to see how they are spread; empty where all rows
   * are as quickly read.
   *
   * @param ranges how many parts with as many rows each are to be told by it
   */
  default Optional<Sample> sample(Connection connection, Table table, int ranges)
      throws SQLException {
    return Optional.empty();
  }

  /**
   * Begins a snapshot that lasts as long as the transaction of this connection.
   *
   * @return the name by which other transactions enter it; empty if the database has no such thing
   */
  default Optional<String> beginSnapshot(Connection connection) throws SQLException {
    return Optional.empty();
  }

  /** Makes a transaction that has read nothing yet see a snapshot. */
  default void enterSnapshot(Connection connection, String name) throws SQLException {
    throw new SQLFeatureNotSupportedException(product() + " has no snapshots to enter");
  }

  /** A name as it is written in a statement: any name becomes that name and nothing else. */
  default String quote(String name) {
    return StandardSql.quote(name);
  }

  /** How long a name of a table or a column may be; what is longer the database cuts or refuses. */
  NameLimit nameLimit();

  /** The schemas that a table name without one is looked up in, in order. */
  default List<String> searchPath(Connection connection) throws SQLException {
    return List.of(connection.getSchema());
  }

  /** The unique keys of a table over plain columns and all rows; those of a view are none. */
  default List<UniqueKey> uniqueKeys(Connection connection, Table table) throws SQLException {
    return StandardSql.uniqueKeys(connection, table);
  }

  /**
   * Those of the unique keys that tell apart all rows that a query of the table gives, where the
   * query compares them.
   */
  default List<UniqueKey> rowKeys(Connection connection, Table table) throws SQLException {
    return uniqueKeys(connection, table);
  }

  /**
   * The statement that adds the rows of a query.
   *
   * @param query gives a value for each of the columns
   */
  default String insertFrom(Connection connection, Table table, List<Column> columns, String query)
      throws SQLException {
    return StandardSql.insertFrom(this, table, columns, "", query);
  }

  /**
   * The statement that adds the rows of a query or, where their key is there, overwrites those.
   *
   * @param query gives a value for each of the columns, by its name, and no key twice
   */
  String upsertFrom(
      Connection connection, Table table, List<Column> columns, List<Column> key, String query)
      throws SQLException;

  /**
   * Whether a column takes two of its values for equal only where Java does: not where case,
   * accents or blanks at the end do not count, nor where a value has several texts.
   */
  default boolean comparesExactly(Connection connection, Table table, Column column)
      throws SQLException {
    return StandardSql.comparesExactly(column);
  }

  /** The columns whose values the database itself works out of others, by name. */
  default List<String> generatedColumns(Connection connection, Table table) throws SQLException {
    return StandardSql.generatedColumns(connection, table);
  }

  /** The columns that the database numbers, and that are given numbers by a clause alone. */
  default List<String> identityColumns(Connection connection, Table table) throws SQLException {
    return List.of();
  }

  /** The columns that every new row must be given a value for, by name. */
  default List<String> requiredColumns(Connection connection, Table table) throws SQLException {
    return StandardSql.requiredColumns(connection, table);
  }

  /**
   * What columns do not keep of some values that the database takes: it would cut or round them, or
   * write others.
   *
   * @return one list for each column, often an empty one
   */
  List<List<ValueRule>> valueRules(Connection connection, Table table, List<Column> columns)
      throws SQLException;

  /** Whether the same statement may succeed when it is repeated on a new connection. */
  default boolean isTransient(SQLException failure) {
    return StandardSql.isTransient(failure);
  }

  /** Whether a failure is about the rows that were written, and not about all others. */
  default boolean isRefusal(SQLException failure) {
    return StandardSql.isRefusal(failure);
  }

  /**
   * Whether a failure is about the size of what was written at once: a smaller batch may succeed,
   * and the same one will not.
   */
  default boolean isTooLarge(SQLException failure) {
    return false;
  }

  /** Whether a statement that fails leaves nothing behind, and the transaction goes on. */
  default boolean undoesFailedStatement() {
    return true;
  }

  /**
   * How {@code GROUP BY} tells whether values of an expression are equal.
   *
   * @param from the table, or the query with its alias, that has the expression's columns
   * @param expression in this database's SQL
   * @param column what it gives, of a type that is read
   */
  default Equality equality(Connection connection, String from, String expression, Column column)
      throws SQLException {
    return Equality.asRead(expression);
  }

  /**
   * A text as an expression with the same value, whose equality tells apart all that differs; empty
   * if the database has none.
   *
   * @param expression a text in this database's SQL
   */
  default Optional<String> exactText(String expression) {
    return Optional.empty();
  }

  /**
   * The aggregate that finds the least or greatest text by code point; empty if the database has
   * none.
   *
   * @param function {@code min} or {@code max}
   * @param expression a text in this database's SQL
   */
  default Optional<String> textExtreme(String function, String expression) {
    return exactText(expression).map(text -> "%s(%s)".formatted(function, text));
  }
}
