package io.millrace.sketches;

import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.beam.sdk.values.KV;

/**
 * The texts that values are told apart by: their {@code toString}, unless one is told by its
 * address, which is {@code Object}'s, or has such a value in it.
 *
 * <p>Inside records, pairs, and the first elements of collections and maps it is looked for in each
 * element; not in records whose components are all of classes with a text.
 */
final class DistinctText {

  /** Whether a class has a text of its own; interfaces have none to be trusted. */
  private static final ClassValue<Boolean> HAS_TEXT =
      new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
          try {
            return type.getMethod("toString").getDeclaringClass() != Object.class;
          } catch (NoSuchMethodException e) {
            return false; // an interface
          }
        }
      };

  /** What gives a record's components that may have no text. */
  private static final ClassValue<List<Method>> SUSPECTS =
      new ClassValue<>() {
        @Override
        protected List<Method> computeValue(Class<?> type) {
          List<Method> suspects = new ArrayList<>();
          for (RecordComponent component : type.getRecordComponents()) {
            if (!isPlain(component.getType()) && isReachable(component.getAccessor())) {
              suspects.add(component.getAccessor());
            }
          }
          return List.copyOf(suspects);
        }
      };

  private DistinctText() {}

  /**
   * The text of a value.
   *
   * @throws IllegalArgumentException if equal values may have different ones
   */
  static String of(Object value) {
    String text = value.toString();
    Object without = withoutText(value);
    if (without != null && text.contains(without.toString())) {
      throw new IllegalArgumentException(
          ("approxDistinct: %s has no toString of its own, which values are told apart by; map it"
                  + " to a text, a number or a record")
              .formatted(
                  without == value
                      ? value.getClass().getTypeName()
                      : "a %s has a %s in it, which"
                          .formatted(
                              value.getClass().getSimpleName(),
                              without.getClass().getSimpleName())));
    }
    return text;
  }

  /** The value itself or one inside it that {@code Object} makes the text of; null for none. */
  private static Object withoutText(Object value) {
    if (value == null) {
      return null;
    }
    if (!HAS_TEXT.get(value.getClass())) {
      return value;
    }
    if (value instanceof Record) {
      return inRecord(value);
    }
    if (value instanceof Collection<?> values) {
      return values.isEmpty() ? null : withoutText(values.iterator().next());
    }
    if (value instanceof Map<?, ?> map) {
      return map.isEmpty() ? null : withoutText(map.entrySet().iterator().next());
    }
    if (value instanceof Map.Entry<?, ?> pair) {
      return inEither(pair.getKey(), pair.getValue());
    }
    if (value instanceof KV<?, ?> pair) {
      return inEither(pair.getKey(), pair.getValue());
    }
    return value instanceof Optional<?> optional ? withoutText(optional.orElse(null)) : null;
  }

  private static Object inEither(Object first, Object second) {
    Object without = withoutText(first);
    return without == null ? withoutText(second) : without;
  }

  private static Object inRecord(Object value) {
    for (Method component : SUSPECTS.get(value.getClass())) {
      try {
        Object without = withoutText(component.invoke(value));
        if (without != null) {
          return without;
        }
      } catch (ReflectiveOperationException e) {
        throw new IllegalArgumentException(
            "approxDistinct: %s cannot be read: %s".formatted(component, e), e);
      }
    }
    return null;
  }

  // What compares itself is a value, and no container.
  private static boolean isPlain(Class<?> type) {
    return type.isPrimitive()
        || (Comparable.class.isAssignableFrom(type) && HAS_TEXT.get(type) && !type.isRecord());
  }

  private static boolean isReachable(Method accessor) {
    try {
      accessor.setAccessible(true);
      return true;
    } catch (InaccessibleObjectException e) {
      return false; // a closed module's, which has its own ways
    }
  }
}
