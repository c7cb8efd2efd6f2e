package io.millrace.flow.internal;

import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * What an instance of a class takes by itself, and which of its fields hold something more. Classes
 * that do not let their fields be seen, such as those of the JDK, are taken to hold little.
 *
 * @param bytes of the object alone
 * @param references the fields that are no primitives
 */
record ObjectShape(long bytes, List<Field> references) {

  private static final long HEADER = 16;
  private static final long REFERENCE = 4;

  private static final ClassValue<ObjectShape> SHAPES =
      new ClassValue<>() {
        @Override
        protected ObjectShape computeValue(Class<?> type) {
          return seen(type);
        }
      };

  static ObjectShape of(Class<?> type) {
    return SHAPES.get(type);
  }

  private static ObjectShape seen(Class<?> type) {
    long bytes = HEADER;
    List<Field> references = new ArrayList<>();
    try {
      for (Class<?> part = type; part != Object.class; part = part.getSuperclass()) {
        for (Field field : part.getDeclaredFields()) {
          if (!Modifier.isStatic(field.getModifiers())) {
            bytes += bytes(field.getType());
            if (!field.getType().isPrimitive()) {
              field.setAccessible(true);
              references.add(field);
            }
          }
        }
      }
    } catch (InaccessibleObjectException | SecurityException | LinkageError e) {
      return new ObjectShape(Weight.OTHER, List.of());
    }
    return new ObjectShape(bytes, List.copyOf(references));
  }

  /** What a field of a type takes, or a part of an array. */
  static long bytes(Class<?> type) {
    if (!type.isPrimitive()) {
      return REFERENCE;
    }
    if (type == long.class || type == double.class) {
      return Long.BYTES;
    }
    if (type == int.class || type == float.class) {
      return Integer.BYTES;
    }
    return type == short.class || type == char.class ? Short.BYTES : Byte.BYTES;
  }

  /** The weight of an instance, with what its fields hold. */
  long weigh(Object instance, ToLongFunction<Object> weight) {
    long sum = bytes;
    for (Field reference : references) {
      sum += weight.applyAsLong(value(reference, instance));
    }
    return sum;
  }

  private static Object value(Field field, Object instance) {
    try {
      return field.get(instance);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException("a field that was made accessible is not: " + field, e);
    }
  }
}
