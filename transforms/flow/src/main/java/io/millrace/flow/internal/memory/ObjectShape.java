package io.millrace.flow.internal.memory;

import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.ToLongFunction;

/**
 * What an instance of a class takes by itself, and which of its fields hold something more. Classes
 * that do not let their fields be seen, or were not loaded with this one or by a child of its
 * loader, such as those of the JDK, are taken to hold little.
 *
 * @param bytes of the object alone
 * @param references the fields that are no primitives, but for what all instances share
 */
record ObjectShape(long bytes, List<Field> references) {

  private static final long HEADER = 16;
  private static final long REFERENCE = 4;

  private static final ObjectShape UNSEEN = new ObjectShape(Weight.OTHER, List.of());

  /** What describes objects, and is no part of any. Avro's need not be there. */
  private static final Set<String> SHARED =
      Set.of(
          "java.lang.Class",
          "java.lang.ClassLoader",
          "org.apache.beam.sdk.schemas.Schema",
          "org.apache.avro.Schema");

  /** Of {@linkplain #isOurs our} classes alone: one that outlives us would keep us by its shape. */
  private static final ClassValue<ObjectShape> SHAPES =
      new ClassValue<>() {
        @Override
        protected ObjectShape computeValue(Class<?> type) {
          return seen(type);
        }
      };

  static ObjectShape of(Class<?> type) {
    return isOurs(type.getClassLoader()) ? SHAPES.get(type) : UNSEEN;
  }

  /**
   * Whether classes of a loader go no later than this one: it is of the same loader, or a child.
   */
  private static boolean isOurs(ClassLoader loader) {
    ClassLoader ours = ObjectShape.class.getClassLoader();
    ClassLoader parent = loader;
    while (parent != ours && parent != null) {
      parent = parent.getParent();
    }
    return parent == ours;
  }

  private static ObjectShape seen(Class<?> type) {
    long bytes = HEADER;
    List<Field> references = new ArrayList<>();
    try {
      for (Class<?> part = type; part != Object.class; part = part.getSuperclass()) {
        for (Field field : part.getDeclaredFields()) {
          if (!Modifier.isStatic(field.getModifiers())) {
            bytes += bytes(field.getType());
            if (!field.getType().isPrimitive() && !SHARED.contains(field.getType().getName())) {
              field.setAccessible(true);
              references.add(field);
            }
          }
        }
      }
    } catch (InaccessibleObjectException | SecurityException | LinkageError e) {
      return UNSEEN;
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
