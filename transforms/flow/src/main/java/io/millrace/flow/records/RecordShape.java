package io.millrace.flow.records;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.beam.sdk.values.TypeDescriptor;

/**
 * A record type taken apart: its components with their types, and the handles that read and make
 * its instances.
 */
final class RecordShape {

  private static final MethodType GETTER = MethodType.methodType(Object.class, Object.class);

  private final Class<?> type;
  private final List<Component> components;
  private final MethodHandle constructor;

  /** A component: its name, its type with type arguments resolved, and its accessor. */
  record Component(String name, TypeDescriptor<?> type, MethodHandle getter) {

    TypeDescriptor<?> boxedType() {
      return boxed(type);
    }

    boolean isPrimitive() {
      return type.getRawType().isPrimitive();
    }

    Object of(Object instance) {
      try {
        return (Object) getter.invokeExact(instance);
      } catch (RuntimeException | Error e) {
        throw e;
      } catch (Throwable e) {
        throw new IllegalStateException("accessor %s() failed: %s".formatted(name, e), e);
      }
    }
  }

  private RecordShape(Class<?> type, List<Component> components, MethodHandle constructor) {
    this.type = type;
    this.components = components;
    this.constructor = constructor;
  }

  /** The shape of a record type; the type's arguments are resolved in its components. */
  static RecordShape of(TypeDescriptor<?> type) {
    Class<?> raw = type.getRawType();
    RecordComponent[] components = raw.getRecordComponents();
    try {
      return new RecordShape(
          raw,
          Arrays.stream(components)
              .map(component -> component(type, component))
              .collect(Collectors.toUnmodifiableList()),
          constructor(raw, components));
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException(
          "the record %s cannot be reached by reflection: %s".formatted(raw.getName(), e), e);
    }
  }

  private static Component component(TypeDescriptor<?> record, RecordComponent component) {
    try {
      component.getAccessor().setAccessible(true);
      return new Component(
          component.getName(),
          record.resolveType(component.getGenericType()),
          MethodHandles.lookup().unreflect(component.getAccessor()).asType(GETTER));
    } catch (IllegalAccessException e) {
      throw new IllegalArgumentException(
          "the accessor of %s cannot be reached by reflection: %s".formatted(component, e), e);
    }
  }

  private static MethodHandle constructor(Class<?> raw, RecordComponent[] components)
      throws ReflectiveOperationException {
    Constructor<?> canonical =
        raw.getDeclaredConstructor(
            Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
    canonical.setAccessible(true);
    return MethodHandles.lookup()
        .unreflectConstructor(canonical)
        .asSpreader(Object[].class, components.length)
        .asType(MethodType.methodType(Object.class, Object[].class));
  }

  static TypeDescriptor<?> boxed(TypeDescriptor<?> type) {
    Class<?> raw = type.getRawType();
    return raw.isPrimitive()
        ? TypeDescriptor.of(MethodType.methodType(raw).wrap().returnType())
        : type;
  }

  List<Component> components() {
    return components;
  }

  /** Makes an instance; an exception of the record's own constructor is passed on. */
  Object create(Object[] values) {
    try {
      return (Object) constructor.invokeExact(values);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(
          "the constructor of %s failed: %s".formatted(type.getName(), e), e);
    }
  }
}
