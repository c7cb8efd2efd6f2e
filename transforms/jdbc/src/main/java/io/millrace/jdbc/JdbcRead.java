package io.millrace.jdbc;

import io.millrace.flow.Source;
import io.millrace.flow.connect.Split;
import io.millrace.jdbc.dialect.Columns;
import io.millrace.jdbc.dialect.Equality;
import io.millrace.jdbc.dialect.TableName;
import io.millrace.jdbc.internal.element.BeamRows;
import io.millrace.jdbc.internal.element.Records;
import io.millrace.jdbc.internal.element.RowShape;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.beam.sdk.coders.CannotProvideCoderException;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.CoderRegistry;
import org.apache.beam.sdk.values.Row;
import org.apache.beam.sdk.values.TypeDescriptor;

/**
 * A table or query as the beginning of a flow.
 *
 * <p>It is read in parallel where it has a split key: the columns named with {@link #splitBy}, else
 * those of the table's primary key, else of a unique one. They may be of any type that the database
 * orders, in any collation, and are cut where the database says that about as many rows are before
 * as behind, by a sample on PostgreSQL and by all keys elsewhere. Rows with a NULL in their key are
 * read too, once. Splits are read one by one, each on a connection of its own, and not in one
 * transaction: rows that are changed meanwhile may be seen before or after their change, and one
 * whose key moves from split to split twice or never, unless there is a {@link #snapshot}. An empty
 * table gives no elements.
 *
 * <p>A connection that is lost is opened again. A split with a unique key is then read on behind
 * the last row that it gave; any other fails if it has given one, and it is the runner that may
 * read it again from its start.
 *
 * <p>What is wrong with the description is found while the pipeline is constructed, by asking the
 * database; a worker holds no more than one fetch.
 *
 * <pre>{@code
 * Jdbc.read(shop, Order.class).table("orders").where("status = 'PAID'")
 * Jdbc.read(shop).query("SELECT o.id, c.name FROM orders o JOIN customers c USING (id)").splitBy("id")
 * }</pre>
 *
 * @param <T> the elements
 */
public final class JdbcRead<T> extends Source<T> {

  private static final long serialVersionUID = 1L;

  final Database database;
  final Class<T> type;
  final RowShape.Factory<T> shapes;

  // Set by with(...) alone, before the copy is given away; null where it is not set.
  String table;
  String query;
  String where;
  List<String> select;
  List<String> splitBy = List.of();
  List<String> groupBy;
  Integer ranges;
  Integer fetchSize;
  String snapshot;

  private JdbcRead(Database database, Class<T> type, RowShape.Factory<T> shapes) {
    this.database = database;
    this.type = type;
    this.shapes = shapes;
  }

  static <T extends Record> JdbcRead<T> records(Database database, Class<T> type) {
    List<String> names = RecordColumns.names(type);
    return new JdbcRead<>(
        database, type, (columns, origin) -> Records.of(type, names, columns, origin));
  }

  static JdbcRead<Row> rows(Database database) {
    return new JdbcRead<>(database, Row.class, (columns, origin) -> BeamRows.of(columns));
  }

  /**
   * Reads this table or view: {@code orders} or {@code shop.orders}; a part is found in any case if
   * only one matches, and taken literally in double quotes.
   *
   * @throws IllegalStateException if a query is set
   * @throws IllegalArgumentException if this is not a table's name
   */
  public JdbcRead<T> table(String name) {
    TableName.parse(name);
    checkUnset("table", "query", query);
    return with(read -> read.table = name);
  }

  /**
   * Reads what this query gives. It is read by one worker unless {@link #splitBy} is set; then
   * every split runs the query, with a condition around it.
   *
   * @throws IllegalStateException if a table is set
   */
  public JdbcRead<T> query(String sql) {
    checkUnset("query", "table", table);
    return with(read -> read.query = sql);
  }

  /**
   * Reads only rows for which this SQL condition holds; the database tests it. There are no
   * parameters in it: a question mark is PostgreSQL's operator, and may be written twice, as JDBC
   * has it.
   */
  public JdbcRead<T> where(String sqlCondition) {
    return with(read -> read.where = sqlCondition);
  }

  /**
   * Reads these SQL expressions, each with its name: {@code "id", "amount * 1.19 AS gross"}. By
   * default all columns. A record's columns are those of its components instead.
   *
   * @throws IllegalStateException if the elements are records
   * @throws IllegalArgumentException if there is no expression
   */
  public JdbcRead<T> select(String... expressions) {
    if (type != Row.class) {
      throw new IllegalStateException(
          "select cannot be set, the components of %s say which columns are read; take them from"
                  .formatted(type.getSimpleName())
              + " query(...), or read rows");
    }
    if (expressions.length == 0) {
      throw new IllegalArgumentException("select must have at least one expression, has none");
    }
    return with(read -> read.select = List.of(expressions));
  }

  /**
   * Reads groups instead of rows: {@code select("region", "sum(amount) AS
   * amount").groupBy("region")}. Each split groups its own rows, so a group comes once from each
   * split that has rows of it, and what is computed for it must be merged: sums added, counts
   * added, the least of minima taken.
   *
   * @throws IllegalStateException if the elements are records
   * @throws IllegalArgumentException if there is no expression
   */
  public JdbcRead<T> groupBy(String... expressions) {
    if (type != Row.class) {
      throw new IllegalStateException(
          "groupBy cannot be set, as %s says which columns are read; read rows"
              .formatted(type.getSimpleName()));
    }
    if (expressions.length == 0) {
      throw new IllegalArgumentException("groupBy must have at least one expression, has none");
    }
    return with(read -> read.groupBy = List.of(expressions));
  }

  /**
   * Splits the read by the values of these columns, together; they should have an index. By default
   * those of the table's primary key, else of a unique one.
   *
   * @throws IllegalArgumentException if there is no column
   */
  public JdbcRead<T> splitBy(String... columns) {
    if (columns.length == 0) {
      throw new IllegalArgumentException("splitBy must have at least one column, has none");
    }
    return with(read -> read.splitBy = List.of(columns));
  }

  /**
   * Cuts the split key's values into this many ranges, or as many as there are values if these are
   * fewer; by default eight for each worker. A split for NULL keys comes on top.
   *
   * @throws IllegalArgumentException if {@code count} is less than 1
   */
  public JdbcRead<T> splitInto(int count) {
    checkPositive("splitInto", count);
    return with(read -> read.ranges = count);
  }

  /**
   * Fetches this many rows at once; by default as many as make about a megabyte, 1 to 10,000. Rows
   * with texts or binaries are measured while they are read, and few are fetched to begin with.
   *
   * <p>PostgreSQL fetches only where this is set, or where a condition or a query has a question
   * mark or a brace, which JDBC and PostgreSQL understand differently. Otherwise it streams the
   * rows, by {@code COPY}: that takes about half of the time, and one row of memory.
   *
   * @throws IllegalArgumentException if {@code rows} is less than 1
   */
  public JdbcRead<T> fetchSize(int rows) {
    checkPositive("fetchSize", rows);
    return with(read -> read.fetchSize = rows);
  }

  /**
   * Makes all splits see the rows as they were at one moment.
   *
   * @throws IllegalStateException if the snapshot is closed
   */
  public JdbcRead<T> snapshot(Snapshot snapshot) {
    String name = snapshot.name();
    return with(read -> read.snapshot = name);
  }

  /**
   * The columns that the elements are made of, in order.
   *
   * @throws IllegalArgumentException if the database is not as described
   */
  public Columns columns() {
    return new ReadCompiler<>(this).shape().columns();
  }

  /**
   * How the database takes values of SQL expressions for equal when it groups.
   *
   * @param expressions as {@link #select} takes them, without names
   * @return one for each of them
   * @throws IllegalArgumentException if the database is not as described
   */
  public List<Equality> equalities(List<String> expressions) {
    return new ReadCompiler<>(this).equalities(expressions);
  }

  /**
   * How this will be read by so many workers.
   *
   * @throws IllegalArgumentException if the database is not as described
   */
  public ReadPlan plan(int parallelism) {
    return new ReadCompiler<>(this).compile(parallelism).plan();
  }

  @Override
  protected Optional<String> stays() {
    return database.stays();
  }

  @Override
  protected List<? extends Split<T>> splits(int parallelism) {
    return new ReadCompiler<>(this).compile(parallelism).splits();
  }

  @Override
  protected TypeDescriptor<T> elementType() {
    return TypeDescriptor.of(type);
  }

  @Override
  protected Coder<T> elementCoder(CoderRegistry coders) throws CannotProvideCoderException {
    return new ReadCompiler<>(this).shape().coder(coders);
  }

  @Override
  protected String getKindString() {
    return "Jdbc.read(%s)".formatted(table != null ? table : "query");
  }

  private JdbcRead<T> with(Consumer<JdbcRead<T>> change) {
    JdbcRead<T> copy = new JdbcRead<>(database, type, shapes);
    copy.table = table;
    copy.query = query;
    copy.where = where;
    copy.select = select;
    copy.groupBy = groupBy;
    copy.splitBy = splitBy;
    copy.ranges = ranges;
    copy.fetchSize = fetchSize;
    copy.snapshot = snapshot;
    change.accept(copy);
    return copy;
  }

  private static void checkUnset(String setting, String other, String value) {
    if (value != null) {
      throw new IllegalStateException(
          "%s cannot be set, as %s is: '%s'; a read has one of them"
              .formatted(setting, other, value));
    }
  }

  private static void checkPositive(String setting, int value) {
    if (value < 1) {
      throw new IllegalArgumentException("%s must be at least 1, is %d".formatted(setting, value));
    }
  }
}
