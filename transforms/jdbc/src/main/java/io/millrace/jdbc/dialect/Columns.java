package io.millrace.jdbc.dialect;

import java.io.Serializable;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The columns of a table or of a query's result, in their order, and how they are found by name.
 */
public final class Columns implements Iterable<Column>, Serializable {

  private static final long serialVersionUID = 1L;

  private final List<Column> columns;

  private Columns(List<Column> columns) {
    this.columns = columns;
  }

  public static Columns of(List<Column> columns) {
    return new Columns(List.copyOf(columns));
  }

  /**
   * Checks that a query gives as many columns as when it was planned.
   *
   * @throws SQLException if a table was altered since
   */
  public static void checkCount(int count, List<Column> planned) throws SQLException {
    if (count != planned.size()) {
      throw new SQLException(
          "the query gives %d columns, and gave %d when it was planned; start the job again"
              .formatted(count, planned.size()));
    }
  }

  public List<Column> asList() {
    return columns;
  }

  public List<String> names() {
    return columns.stream().map(Column::name).toList();
  }

  @Override
  public Iterator<Column> iterator() {
    return columns.iterator();
  }

  /**
   * The column that a name given by a person means: the one with exactly this name, else the only
   * one whose name differs from it in case alone.
   *
   * @throws IllegalArgumentException if several columns differ from the name in case alone
   */
  public Optional<Column> find(String name) {
    return Names.find(columns, Column::name, name, List.of(UnaryOperator.identity(), Names::lower));
  }

  /**
   * The column that a record component or a row's field stands for: as {@link #find}, else the only
   * one whose name differs from it in case and underscores alone, {@code createdAt} for {@code
   * created_at}.
   *
   * @throws IllegalArgumentException if several columns match equally well
   */
  public Optional<Column> findField(String name) {
    return Names.find(
        columns,
        Column::name,
        name,
        List.of(
            UnaryOperator.identity(), Names::lower, text -> Names.lower(text).replace("_", "")));
  }

  /** The names, for messages. */
  @Override
  public String toString() {
    return String.join(", ", names());
  }
}
