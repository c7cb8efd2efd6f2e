package io.millrace.jdbc;

import io.millrace.flow.Sink;
import io.millrace.jdbc.dialect.TableName;
import io.millrace.jdbc.internal.Elements;
import io.millrace.jdbc.internal.RecordElements;
import io.millrace.jdbc.internal.RowElements;
import java.util.List;
import java.util.function.Consumer;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.values.Row;

/**
 * A table as the end of a flow: each element overwrites the row of its key, or is added.
 *
 * <p>Writing elements again leaves the table as it is, so a bundle that is repeated does no harm.
 * Elements of one key that come through one worker are written in their order, the last one counts;
 * through several workers, any of them may be the last.
 *
 * <p>Rows are written in batches, each in a transaction of its own on a connection that the writer
 * has for itself. What may go away by itself (deadlock, serialisation failure, lost connection,
 * restart of the server) is tried five times in half a minute; anything else fails the bundle at
 * once. A worker holds one batch.
 *
 * <p>Table, columns, types and key are checked while the pipeline is constructed.
 *
 * <pre>{@code
 * Jdbc.upsert(reports, CustomerTotal.class).table("customer_totals").key("customer")
 * }</pre>
 *
 * @param <T> the elements
 */
public final class JdbcUpsert<T> extends Sink<T> {

  private static final long serialVersionUID = 1L;

  /** More rows make it no faster on PostgreSQL, and hold more locks and memory. */
  private static final int BATCH_SIZE = 2_000;

  final Database database;
  final Elements.Factory<T> elements;

  // Set by with(...) alone, before the copy is given away; null where it is not set.
  String table;
  List<String> key;
  int batchSize = BATCH_SIZE;

  private JdbcUpsert(Database database, Elements.Factory<T> elements) {
    this.database = database;
    this.elements = elements;
  }

  static <T extends Record> JdbcUpsert<T> records(Database database, Class<T> type) {
    return new JdbcUpsert<>(database, coder -> new RecordElements<>(type));
  }

  static JdbcUpsert<Row> rows(Database database) {
    return new JdbcUpsert<>(database, RowElements::of);
  }

  /**
   * Writes to this table: {@code totals} or {@code shop.totals}; a part is found in any case if
   * only one matches, and taken literally in double quotes.
   *
   * @throws IllegalArgumentException if this is not a table's name
   */
  public JdbcUpsert<T> table(String name) {
    TableName.parse(name);
    return with(upsert -> upsert.table = name);
  }

  /**
   * The columns that make the key; by default those of the primary key. The table must have a
   * unique constraint or index over just these columns.
   *
   * @throws IllegalArgumentException if there is no column
   */
  public JdbcUpsert<T> key(String... columns) {
    if (columns.length == 0) {
      throw new IllegalArgumentException("key must have at least one column, has none");
    }
    return with(upsert -> upsert.key = List.of(columns));
  }

  /**
   * Writes this many rows at once, or fewer if they come to 8 MB of text; by default 2,000.
   *
   * @throws IllegalArgumentException if {@code rows} is less than 1
   */
  public JdbcUpsert<T> batchSize(int rows) {
    if (rows < 1) {
      throw new IllegalArgumentException("batchSize must be at least 1, is " + rows);
    }
    return with(upsert -> upsert.batchSize = rows);
  }

  /**
   * The statement that will write elements of this coder.
   *
   * @throws IllegalArgumentException if the table is not there or does not take them
   */
  public String statement(Coder<T> coder) {
    return new UpsertCompiler<>(this).target(elements.of(coder)).statement().sql();
  }

  @Override
  protected Opener<T> opener(Coder<T> coder) {
    return new UpsertCompiler<>(this).compile(elements.of(coder));
  }

  @Override
  protected String getKindString() {
    return "Jdbc.upsert(%s)".formatted(table);
  }

  private JdbcUpsert<T> with(Consumer<JdbcUpsert<T>> change) {
    JdbcUpsert<T> copy = new JdbcUpsert<>(database, elements);
    copy.table = table;
    copy.key = key;
    copy.batchSize = batchSize;
    change.accept(copy);
    return copy;
  }
}
