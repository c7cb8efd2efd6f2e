package io.millrace.jdbc.internal.read;

import io.millrace.jdbc.dialect.Parameter;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Rows by their key.
 *
 * @param key none for all rows
 * @param part which rows
 * @param from the least key; empty for no limit
 * @param fromIncluded whether it is in the range
 * @param to the first key that is not in the range; empty for no limit
 */
public record KeyRange(
    List<KeyColumn> key,
    Part part,
    List<Serializable> from,
    boolean fromIncluded,
    List<Serializable> to)
    implements Serializable {

  /** All rows. */
  static final KeyRange ALL = new KeyRange(List.of(), Part.ALL, List.of(), true, List.of());

  /** What is looked at. */
  enum Part {
    /** Every row. */
    ALL,
    /** The rows that have a value in each column of the key, from some to others. */
    VALUES,
    /** The rows that have a NULL in the key. */
    NULLS
  }

  /** Keys from one to another, which is not among them; empty for no limit. */
  static KeyRange between(List<KeyColumn> key, List<Serializable> from, List<Serializable> to) {
    return new KeyRange(key, Part.VALUES, from, true, to);
  }

  static KeyRange nulls(List<KeyColumn> key) {
    return new KeyRange(key, Part.NULLS, List.of(), true, List.of());
  }

  /** What is left of it when it has been read up to a key. */
  KeyRange after(List<Serializable> last) {
    return new KeyRange(key, part, last, false, to);
  }

  /** Whether its rows have an order, once each. */
  boolean isOrdered() {
    return part == Part.VALUES;
  }

  /**
   * What orders its rows by their key.
   *
   * @param qualifier without it a name may mean that of a selected expression
   */
  String orderBy(String qualifier) {
    return key.stream()
        .map(column -> qualifier + "." + column.sql())
        .collect(Collectors.joining(", "));
  }

  Predicate predicate() {
    return switch (part) {
      case ALL -> Predicate.ALL;
      case NULLS -> nullsPredicate();
      case VALUES -> valuesPredicate();
    };
  }

  private Predicate nullsPredicate() {
    List<KeyColumn> nullable = key.stream().filter(KeyColumn::nullable).toList();
    String sql =
        nullable.stream()
            .map(column -> column.sql() + " IS NULL")
            .collect(Collectors.joining(" OR ", "(", ")"));
    String words =
        nullable.stream()
            .map(column -> column.name() + " IS NULL")
            .collect(Collectors.joining(" OR "));
    return new Predicate(sql, List.of(), words);
  }

  private Predicate valuesPredicate() {
    Condition condition = new Condition(sharedColumns());
    condition.addShared();
    if (!from.isEmpty()) {
      condition.add(fromIncluded ? ">=" : ">", ">=", from);
    }
    if (!to.isEmpty()) {
      condition.add("<", "<=", to);
    }
    // A comparison of several columns may be decided before it comes to a NULL.
    for (KeyColumn column : key) {
      if (column.nullable() && (key.size() > 1 || condition.sql.isEmpty())) {
        condition.sql.add(column.sql() + " IS NOT NULL");
      }
    }
    return condition.predicate();
  }

  /** How many of the first columns have the same value in both limits. */
  private int sharedColumns() {
    int shared = 0;
    while (shared < Math.min(Math.min(from.size(), to.size()), key.size() - 1)
        && from.get(shared).equals(to.get(shared))) {
      shared++;
    }
    return shared;
  }

  /** Comparisons with the key, and the values of their parameters. */
  private final class Condition {
    private final int shared;
    private final List<KeyColumn> compared;
    private final List<String> sql = new ArrayList<>();
    private final List<String> words = new ArrayList<>();
    private final List<Parameter> values = new ArrayList<>();

    /**
     * No comparisons yet.
     *
     * @param shared how many columns have but one value
     */
    Condition(int shared) {
      this.shared = shared;
      this.compared = key.subList(shared, key.size());
    }

    /** Said by itself, or databases would think that the range is as large as all of that value. */
    void addShared() {
      for (int i = 0; i < shared; i++) {
        sql.add(comparison(i, "=", from));
      }
    }

    void add(String operator, String operatorOfFirst, List<Serializable> limit) {
      if (compared.size() > 1) {
        // For databases that find no index for the comparison of several columns.
        sql.add(comparison(shared, operatorOfFirst, limit));
      }
      if (compared.size() == 1 || compared.get(0).inRows()) {
        sql.add(
            "%s %s %s"
                .formatted(
                    list(compared, KeyColumn::sql), operator, list(compared, this::parameter)));
        for (int i = shared; i < key.size(); i++) {
          values.add(value(i, limit));
        }
      } else {
        sql.add(columnByColumn(shared, operator, limit));
      }
      String shown = limit.stream().map(String::valueOf).collect(Collectors.joining(", "));
      words.add(
          "%s %s %s".formatted(list(key, KeyColumn::name), operator, inParentheses(key, shown)));
    }

    /** {@code (a > 1 OR (a = 1 AND b >= 2))} for {@code (a, b) >= (1, 2)}. */
    private String columnByColumn(int column, String operator, List<Serializable> limit) {
      return column == key.size() - 1
          ? comparison(column, operator, limit)
          : "(%s OR (%s AND %s))"
              .formatted(
                  comparison(column, operator.substring(0, 1), limit),
                  comparison(column, "=", limit),
                  columnByColumn(column + 1, operator, limit));
    }

    private String comparison(int column, String operator, List<Serializable> limit) {
      values.add(value(column, limit));
      KeyColumn left = key.get(column);
      return "%s %s %s".formatted(left.sql(), operator, parameter(left));
    }

    private String parameter(KeyColumn column) {
      return column.access().parameter();
    }

    private Parameter value(int column, List<Serializable> limit) {
      return new Parameter(key.get(column).access().type(), limit.get(column));
    }

    private String list(List<KeyColumn> columns, Function<KeyColumn, String> text) {
      return inParentheses(columns, columns.stream().map(text).collect(Collectors.joining(", ")));
    }

    private String inParentheses(List<KeyColumn> columns, String text) {
      return columns.size() == 1 ? text : "(" + text + ")";
    }

    Predicate predicate() {
      return new Predicate(
          String.join(" AND ", sql),
          values,
          words.isEmpty() ? "all rows" : String.join(" AND ", words));
    }
  }
}
