package io.millrace.jdbc.internal.element;

import io.millrace.jdbc.dialect.Column;
import io.millrace.jdbc.dialect.Columns;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;

/** The components of records, as method handles and by the names of columns. */
final class Components {

  private static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();

  private Components() {}

  /** The canonical constructor, taking an {@code Object[]} and giving an {@code Object}. */
  static MethodHandle constructor(Class<? extends Record> type) {
    Class<?>[] types =
        Arrays.stream(type.getRecordComponents())
            .map(RecordComponent::getType)
            .toArray(Class<?>[]::new);
    try {
      Constructor<?> constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return LOOKUP
          .unreflectConstructor(constructor)
          .asSpreader(Object[].class, types.length)
          .asType(MethodType.methodType(Object.class, Object[].class));
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException("record " + type.getName() + " is not accessible", e);
    }
  }

  /** A component's accessor, taking and giving an {@code Object}. */
  static MethodHandle accessor(RecordComponent component) {
    try {
      Method accessor = component.getAccessor();
      accessor.setAccessible(true);
      return LOOKUP.unreflect(accessor).asType(MethodType.methodType(Object.class, Object.class));
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException("component " + component + " is not accessible", e);
    }
  }

  /** Calls a {@link #constructor}; what the record's own code throws is passed on as it is. */
  static Object construct(MethodHandle constructor, Object[] values) {
    try {
      return constructor.invokeExact(values);
    } catch (Throwable e) {
      throw unchecked(e);
    }
  }

  /** Calls an {@link #accessor}; what the record's own code throws is passed on as it is. */
  static Object get(MethodHandle accessor, Object element) {
    try {
      return accessor.invokeExact(element);
    } catch (Throwable e) {
      throw unchecked(e);
    }
  }

  /**
   * The column that a component stands for.
   *
   * @param name of the column, or a component's own
   * @throws IllegalArgumentException if there is none; the message lists those that there are
   */
  static Column column(RecordComponent component, String name, Columns available, String origin) {
    return available
        .findField(name)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "component %s of %s has no column%s in %s, which has %s"
                        .formatted(
                            component.getName(),
                            component.getDeclaringRecord().getSimpleName(),
                            name.equals(component.getName()) ? "" : " '" + name + "'",
                            origin,
                            available)));
  }

  private static RuntimeException unchecked(Throwable failure) {
    if (failure instanceof Error error) {
      throw error;
    }
    return failure instanceof RuntimeException exception
        ? exception
        : new IllegalStateException(failure);
  }
}
