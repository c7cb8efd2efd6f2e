package io.millrace.jdbc.internal.element;

import io.millrace.jdbc.dialect.Column;
import io.millrace.jdbc.dialect.Columns;
import io.millrace.jdbc.internal.value.Conversions;
import java.lang.invoke.MethodHandle;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.beam.sdk.coders.CannotProvideCoderException;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.CoderRegistry;

/**
 * Rows as Java records: each component from the column that its name stands for.
 *
 * @param <T> the record
 */
public final class Records<T extends Record> implements RowShape<T> {

  private static final long serialVersionUID = 1L;

  private final Class<T> type;
  private final Columns columns;
  private final String origin;

  private Records(Class<T> type, Columns columns, String origin) {
    this.type = type;
    this.columns = columns;
    this.origin = origin;
  }

  /**
   * Records of this type.
   *
   * @param names of the columns, one a component
   * @param available the columns that there are
   * @param origin what they are columns of, for messages
   * @throws IllegalArgumentException if a component has no column, or one that does not convert to
   *     its type without loss
   */
  public static <T extends Record> Records<T> of(
      Class<T> type, List<String> names, Columns available, String origin) {
    List<Column> needed = new ArrayList<>();
    for (RecordComponent component : type.getRecordComponents()) {
      Column column = Components.column(component, names.get(needed.size()), available, origin);
      if (Conversions.reading(column, component.getType()).isEmpty()) {
        throw new IllegalArgumentException(
            "component %s of %s is of type %s, which column %s of %s does not convert to without loss"
                .formatted(
                    component.getName(),
                    type.getSimpleName(),
                    component.getType().getSimpleName(),
                    column,
                    origin));
      }
      needed.add(column);
    }
    return new Records<>(type, Columns.of(needed), origin);
  }

  @Override
  public Columns columns() {
    return columns;
  }

  @Override
  public void checkNulls() {
    RecordComponent[] components = type.getRecordComponents();
    for (int i = 0; i < components.length; i++) {
      Column column = columns.asList().get(i);
      if (column.nullable() && components[i].getType().isPrimitive()) {
        throw new IllegalArgumentException(
            ("column %s of %s may be NULL, and component %s of %s is a primitive %s; use its box, make"
                    + " the column NOT NULL, or read by a query(...) that leaves NULLs out")
                .formatted(
                    column,
                    origin,
                    components[i].getName(),
                    type.getSimpleName(),
                    components[i].getType()));
      }
    }
  }

  @Override
  public Coder<T> coder(CoderRegistry coders) throws CannotProvideCoderException {
    return coders.getCoder(type);
  }

  @Override
  public Decoder<T> decoder() {
    MethodHandle constructor = Components.constructor(type);
    RecordComponent[] components = type.getRecordComponents();
    List<Field> fields = new ArrayList<>();
    for (int i = 0; i < components.length; i++) {
      fields.add(new Field(columns.asList().get(i), components[i]));
    }
    return rows -> {
      Object[] values = new Object[fields.size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = fields.get(i).converted(rows.get(i));
      }
      return type.cast(Components.construct(constructor, values));
    };
  }

  /** One component and the column that it is read from. */
  private final class Field {
    private final Column column;
    private final RecordComponent component;
    private final Function<Object, Object> conversion;

    Field(Column column, RecordComponent component) {
      this.column = column;
      this.component = component;
      this.conversion = Conversions.reading(column, component.getType()).orElseThrow();
    }

    Object converted(Object value) {
      if (value == null) {
        if (component.getType().isPrimitive()) {
          throw new IllegalArgumentException(
              ("column %s of %s is NULL in a row, and component %s of %s is a primitive %s; use its"
                      + " box, or leave such rows out with where(...)")
                  .formatted(
                      column.name(),
                      origin,
                      component.getName(),
                      type.getSimpleName(),
                      component.getType()));
        }
        return null;
      }
      try {
        return conversion.apply(value);
      } catch (ArithmeticException | IllegalArgumentException e) {
        throw new IllegalArgumentException(
            "column %s of %s does not convert to component %s of %s, a %s: %s"
                .formatted(
                    column.name(),
                    origin,
                    component.getName(),
                    type.getSimpleName(),
                    component.getType().getSimpleName(),
                    e.getMessage()),
            e);
      }
    }
  }
}
