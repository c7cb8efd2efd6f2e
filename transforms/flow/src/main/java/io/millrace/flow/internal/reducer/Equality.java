package io.millrace.flow.internal.reducer;

import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.Currency;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.TypeDescriptor;

/**
 * Whether values of a type are told apart by what they are: arrays, and classes without an {@code
 * equals}, are equal only to themselves, so that each of them counts as another value.
 */
public final class Equality {

  /** Of these there is one instance for each value. */
  private static final Set<Class<?>> ONE_EACH = Set.of(Currency.class, Class.class, Void.class);

  private final Set<TypeDescriptor<?>> seen = new HashSet<>();

  private Equality() {}

  /**
   * Checks a type, with its type arguments and a record's components.
   *
   * @param operation what compares the values, for the message
   * @throws IllegalArgumentException if a part of it is equal only to itself
   */
  public static void check(String operation, TypeDescriptor<?> type) {
    new Equality()
        .without(type)
        .ifPresent(
            part -> {
              throw new IllegalArgumentException(
                  ("%s: the values are %s, and %s is equal only to itself. Map them to a String, a"
                          + " number, a List or a record of those; or give the class an equals and"
                          + " a hashCode.")
                      .formatted(
                          operation,
                          type.getRawType().getSimpleName(),
                          part.isArray() ? "an array" : part.getSimpleName()));
            });
  }

  /** A part of a type whose values are equal only to themselves. */
  private Optional<Class<?>> without(TypeDescriptor<?> type) {
    Class<?> raw = type.getRawType();
    if (!seen.add(type) || raw.isPrimitive() || raw.isEnum() || ONE_EACH.contains(raw)) {
      return Optional.empty();
    }
    if (raw.isArray() || isIdentity(raw)) {
      return Optional.of(raw);
    }
    if (comparesComponents(raw)) {
      return inComponents(type);
    }
    return holdsItsArguments(raw) ? inArguments(type) : Optional.empty();
  }

  /** Whether values of the type arguments are part of a value; of other classes nobody knows. */
  private static boolean holdsItsArguments(Class<?> raw) {
    return Stream.of(Collection.class, Map.class, Map.Entry.class, KV.class, Optional.class)
        .anyMatch(holder -> holder.isAssignableFrom(raw));
  }

  private Optional<Class<?>> inArguments(TypeDescriptor<?> type) {
    return type.getType() instanceof ParameterizedType parameterized
        ? Stream.of(parameterized.getActualTypeArguments())
            .flatMap(argument -> without(TypeDescriptor.of(argument)).stream())
            .findFirst()
        : Optional.empty();
  }

  private Optional<Class<?>> inComponents(TypeDescriptor<?> record) {
    for (RecordComponent component : record.getRawType().getRecordComponents()) {
      Optional<Class<?>> without = without(record.resolveType(component.getGenericType()));
      if (without.isPresent()) {
        return without;
      }
    }
    return Optional.empty();
  }

  /** Whether instances are compared by {@code Object}; of an interface nobody knows. */
  private static boolean isIdentity(Class<?> type) {
    return type != Object.class
        && !type.isInterface()
        && !Modifier.isAbstract(type.getModifiers())
        && equalsOf(type) == Object.class;
  }

  /** Whether a record has the {@code equals} that the compiler makes, which is final. */
  private static boolean comparesComponents(Class<?> type) {
    try {
      return type.isRecord()
          && Modifier.isFinal(type.getMethod("equals", Object.class).getModifiers());
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException("every class has an equals", e);
    }
  }

  private static Class<?> equalsOf(Class<?> type) {
    try {
      return type.getMethod("equals", Object.class).getDeclaringClass();
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException("every class has an equals", e);
    }
  }
}
