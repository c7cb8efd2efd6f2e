package io.millrace.files.internal;

import io.millrace.files.CsvColumn;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A record taken apart: what its components are, and how to read and make instances.
 *
 * @param <T> the record
 */
final class RecordType<T extends Record> {

  private static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();

  private final Class<T> type;
  private final List<Component> components;
  private final MethodHandle constructor;

  /** A component, by its name and type, with its accessor. */
  record Component(String name, Class<?> type, MethodHandle accessor, Optional<String> columnName) {

    /** Its value in an instance; what the record's own code throws is passed on. */
    Object of(Record instance) {
      try {
        return accessor.invokeExact(instance);
      } catch (Throwable e) {
        throw unchecked(e);
      }
    }

    /**
     * The column that it is written to: {@code created_at} for {@code createdAt}, or as it says.
     */
    String column() {
      return columnName.orElseGet(() -> snake(name));
    }
  }

  private RecordType(Class<T> type, List<Component> components, MethodHandle constructor) {
    this.type = type;
    this.components = components;
    this.constructor = constructor;
  }

  /**
   * Takes a record apart.
   *
   * @throws IllegalArgumentException if it is none, or cannot be reached by reflection
   */
  static <T extends Record> RecordType<T> of(Class<T> type) {
    if (!type.isRecord()) {
      throw new IllegalArgumentException("%s is not a record".formatted(type.getName()));
    }
    try {
      List<Component> components = new ArrayList<>();
      for (RecordComponent component : type.getRecordComponents()) {
        components.add(
            new Component(
                component.getName(),
                component.getType(),
                accessor(component),
                Optional.ofNullable(component.getAnnotation(CsvColumn.class))
                    .map(CsvColumn::value)));
      }
      return new RecordType<>(type, List.copyOf(components), constructor(type));
    } catch (ReflectiveOperationException | RuntimeException e) {
      throw new IllegalArgumentException(
          "the record %s cannot be reached by reflection: %s".formatted(type.getName(), e), e);
    }
  }

  private static MethodHandle accessor(RecordComponent component)
      throws ReflectiveOperationException {
    Method accessor = component.getAccessor();
    accessor.setAccessible(true);
    return LOOKUP.unreflect(accessor).asType(MethodType.methodType(Object.class, Record.class));
  }

  private static MethodHandle constructor(Class<?> type) throws ReflectiveOperationException {
    Class<?>[] types = componentTypes(type);
    Constructor<?> constructor = type.getDeclaredConstructor(types);
    constructor.setAccessible(true);
    return LOOKUP
        .unreflectConstructor(constructor)
        .asSpreader(Object[].class, types.length)
        .asType(MethodType.methodType(Object.class, Object[].class));
  }

  /** Those that the canonical constructor takes. */
  static Class<?>[] componentTypes(Class<?> type) {
    return Arrays.stream(type.getRecordComponents())
        .map(RecordComponent::getType)
        .toArray(Class<?>[]::new);
  }

  String name() {
    return type.getSimpleName();
  }

  List<Component> components() {
    return components;
  }

  /** Makes an instance; what the record's own code throws is passed on. */
  T create(Object[] values) {
    try {
      return type.cast((Object) constructor.invokeExact(values));
    } catch (Throwable e) {
      throw unchecked(e);
    }
  }

  private static RuntimeException unchecked(Throwable failure) {
    if (failure instanceof Error error) {
      throw error;
    }
    return failure instanceof RuntimeException exception
        ? exception
        : new IllegalStateException(failure);
  }

  static String snake(String name) {
    return name.replaceAll("([a-z0-9])([A-Z])|([A-Z])([A-Z][a-z])", "$1$3_$2$4")
        .toLowerCase(Locale.ROOT);
  }
}
