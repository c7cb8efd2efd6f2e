package io.millrace.jdbc.internal.element;

import java.lang.invoke.MethodHandle;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Java records, as they are written.
 *
 * @param columns the names of the columns, one a component
 * @param <T> the record
 */
public record RecordElements<T extends Record>(Class<T> type, List<String> columns)
    implements Elements<T> {

  @Override
  public String description() {
    return type.getSimpleName();
  }

  @Override
  public List<Field> fields() {
    RecordComponent[] components = type.getRecordComponents();
    return IntStream.range(0, components.length)
        .mapToObj(
            i ->
                new Field(
                    columns.get(i),
                    components[i].getType(),
                    !components[i].getType().isPrimitive()))
        .toList();
  }

  @Override
  public Function<T, Object[]> extractor() {
    RecordComponent[] components = type.getRecordComponents();
    MethodHandle[] accessors =
        Arrays.stream(components).map(Components::accessor).toArray(MethodHandle[]::new);
    return element -> {
      Object[] values = new Object[accessors.length];
      for (int i = 0; i < values.length; i++) {
        values[i] = Components.get(accessors[i], element);
      }
      return values;
    };
  }
}
