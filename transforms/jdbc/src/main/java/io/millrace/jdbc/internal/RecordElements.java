package io.millrace.jdbc.internal;

import java.lang.invoke.MethodHandle;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * Java records, as they are written.
 *
 * @param <T> the record
 */
public record RecordElements<T extends Record>(Class<T> type) implements Elements<T> {

  @Override
  public String description() {
    return type.getSimpleName();
  }

  @Override
  public List<Field> fields() {
    return Arrays.stream(type.getRecordComponents())
        .map(
            component ->
                new Field(
                    component.getName(), component.getType(), !component.getType().isPrimitive()))
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
