package io.millrace.flow.records;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.beam.sdk.values.TypeDescriptor;

/**
 * A record type taken apart: its components with their types, and the handles that read and make
 * its instances.
 *
 * <p>Fields are read, not accessors: they are what the record's {@code equals} compares, and an
 * accessor may copy.
 *
 * @param constructor takes the components
 */
record RecordShape(Class<?> type, List<Component> components, MethodHandle constructor) {

  /** A component: its name, its type with type arguments resolved, and how to read its field. */
  record Component(int index, String name, TypeDescriptor<?> type, MethodHandle getter) {

    Class<?> raw() {
      return getter.type().returnType();
    }

    TypeDescriptor<?> boxedType() {
      return boxed(type);
    }

    boolean isPrimitive() {
      return raw().isPrimitive();
    }

    Object of(Object instance) {
      try {
        return (Object) getter.invoke(instance);
      } catch (RuntimeException | Error e) {
        throw e;
      } catch (Throwable e) {
        throw new IllegalStateException("no field throws " + e, e);
      }
    }
  }

  /** The shape of a record type; the type's arguments are resolved in its components. */
  static RecordShape of(TypeDescriptor<?> type) {
    Class<?> raw = type.getRawType();
    RecordComponent[] parts = raw.getRecordComponents();
    try {
      List<Component> components = new ArrayList<>();
      for (RecordComponent part : parts) {
        components.add(
            new Component(
                components.size(),
                part.getName(),
                type.resolveType(part.getGenericType()),
                getter(raw, part)));
      }
      return new RecordShape(raw, List.copyOf(components), constructor(raw, parts));
    } catch (ReflectiveOperationException | InaccessibleObjectException e) {
      throw new IllegalArgumentException(
          "the record %s cannot be reached by reflection: %s; open its package to this library"
              .formatted(raw.getName(), e),
          e);
    }
  }

  private static MethodHandle getter(Class<?> raw, RecordComponent part)
      throws ReflectiveOperationException {
    Field field = raw.getDeclaredField(part.getName());
    field.setAccessible(true);
    return MethodHandles.lookup()
        .unreflectGetter(field)
        .asType(MethodType.methodType(part.getType(), Object.class));
  }

  private static MethodHandle constructor(Class<?> raw, RecordComponent[] parts)
      throws ReflectiveOperationException {
    Constructor<?> canonical =
        raw.getDeclaredConstructor(
            Arrays.stream(parts).map(RecordComponent::getType).toArray(Class<?>[]::new));
    canonical.setAccessible(true);
    return MethodHandles.lookup().unreflectConstructor(canonical);
  }

  static TypeDescriptor<?> boxed(TypeDescriptor<?> type) {
    Class<?> raw = type.getRawType();
    return raw.isPrimitive()
        ? TypeDescriptor.of(MethodType.methodType(raw).wrap().returnType())
        : type;
  }

  /** The components that may be null, in order. */
  List<Component> nullable() {
    return components.stream().filter(component -> !component.isPrimitive()).toList();
  }

  /** Makes an instance; an exception of the record's own constructor is passed on. */
  Object create(Object[] values) {
    try {
      return constructor.invokeWithArguments(values);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException("no constructor of a record throws " + e, e);
    }
  }
}
