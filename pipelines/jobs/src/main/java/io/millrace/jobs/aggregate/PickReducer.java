package io.millrace.jobs.aggregate;

import io.millrace.flow.function.Reducer;
import io.millrace.jdbc.dialect.ColumnType;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.coders.CannotProvideCoderException;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.CoderRegistry;
import org.apache.beam.sdk.coders.NullableCoder;
import org.apache.beam.sdk.values.Row;
import org.apache.beam.sdk.values.TypeDescriptor;

/**
 * Keeps the row that an order puts first or last: the values that it is ordered by, then the value
 * that is asked for; null as long as there is none.
 */
final class PickReducer extends Reducer<Row, Object[], Object> {

  private static final long serialVersionUID = 1L;

  private final int column;
  private final ColumnType type;
  private final ArrayList<Order> orders;
  private final boolean last;

  PickReducer(int column, ColumnType type, List<Order> orders, boolean last) {
    this.column = column;
    this.type = type;
    this.orders = new ArrayList<>(orders);
    this.last = last;
  }

  @Override
  public Object[] create() {
    return null;
  }

  @Override
  public Object[] add(Object[] best, Row row) {
    Object[] next = new Object[orders.size() + 1];
    for (int i = 0; i < next.length; i++) {
      next[i] = row.getValue(i < orders.size() ? orders.get(i).index() : column);
      if (next[i] == null) {
        return best;
      }
    }
    return merge(best, next);
  }

  @Override
  public Object[] merge(Object[] best, Object[] other) {
    if (best == null || other == null) {
      return best == null ? other : best;
    }
    return (compare(other, best) > 0) == last ? other : best;
  }

  private int compare(Object[] one, Object[] other) {
    for (int i = 0; i < orders.size(); i++) {
      int difference = Values.compare(one[i], other[i]);
      if (difference != 0) {
        return orders.get(i).descending() ? -difference : difference;
      }
    }
    return Values.compareFully(one[orders.size()], other[orders.size()]);
  }

  @Override
  public Object finish(Object[] best) {
    return best == null ? null : best[orders.size()];
  }

  @Override
  public Coder<Object[]> accumulatorCoder(
      CoderRegistry coders, TypeDescriptor<? extends Row> elements)
      throws CannotProvideCoderException {
    List<Coder<Object>> parts = new ArrayList<>();
    for (Order order : orders) {
      parts.add(coder(coders, order.type()));
    }
    parts.add(coder(coders, type));
    return NullableCoder.of(new ArrayPartsCoder(parts));
  }

  @Override
  public Coder<Object> resultCoder(CoderRegistry coders, TypeDescriptor<? extends Row> elements)
      throws CannotProvideCoderException {
    return NullableCoder.of(coder(coders, type));
  }

  @SuppressWarnings("unchecked") // a column's values are of its Java type
  private static Coder<Object> coder(CoderRegistry coders, ColumnType type)
      throws CannotProvideCoderException {
    return (Coder<Object>) coders.getCoder(type.javaType());
  }
}
