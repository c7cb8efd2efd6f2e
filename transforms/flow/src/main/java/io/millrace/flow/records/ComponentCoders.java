package io.millrace.flow.records;

import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.beam.sdk.coders.CannotProvideCoderException;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.CoderRegistry;
import org.apache.beam.sdk.coders.DefaultCoder;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.NullableCoder;
import org.apache.beam.sdk.coders.OptionalCoder;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.Row;
import org.apache.beam.sdk.values.TypeDescriptor;

/**
 * Finds the coder of a component by its type: the table of {@link RecordCoder} first, then Beam's
 * registry, which has what the user registered. Never Java serialisation, on which the registry
 * falls back in silence for whatever is {@code Serializable}.
 */
final class ComponentCoders {

  /** More is no data, but a type that grows with every component. */
  static final int MAX_DEPTH = 50;

  private final CoderRegistry registry;
  private final List<TypeDescriptor<?>> path;

  private ComponentCoders(CoderRegistry registry, List<TypeDescriptor<?>> path) {
    this.registry = registry;
    this.path = path;
  }

  /** Coders from a registry. */
  static ComponentCoders from(CoderRegistry registry) {
    return new ComponentCoders(registry, List.of());
  }

  /** The coders of the components inside of a record. */
  private ComponentCoders inside(TypeDescriptor<?> record) {
    List<TypeDescriptor<?>> longer = new ArrayList<>(path);
    longer.add(record);
    return new ComponentCoders(registry, longer);
  }

  /** One coder a component, in order. */
  List<Coder<Object>> ofComponents(TypeDescriptor<?> record) throws CannotProvideCoderException {
    List<Coder<Object>> coders = new ArrayList<>();
    for (RecordShape.Component component : RecordShape.of(record).components()) {
      try {
        coders.add(inside(record).of(component.boxedType()));
      } catch (CannotProvideCoderException e) {
        throw new CannotProvideCoderException(
            "component %s of %s: %s".formatted(component.name(), record, e.getMessage()), e);
      }
    }
    return coders;
  }

  /** The coder of a type. */
  Coder<Object> of(TypeDescriptor<?> type) throws CannotProvideCoderException {
    if (type.getType() instanceof TypeVariable<?> variable) {
      return bound(variable);
    }
    Class<?> raw = type.getRawType();
    Optional<Coder<?>> value = ValueCoders.of(raw);
    if (value.isPresent()) {
      return objects(value.get());
    }
    if (raw.isRecord()) {
      return record(type);
    }
    if (raw.isArray()) {
      TypeDescriptor<?> element = type.getComponentType();
      return new ElementsCoder(ElementsCoder.Kind.ARRAY, element.getRawType(), of(element));
    }
    return parts(type, raw);
  }

  /** Wildcards come here too, as the variables that they were captured in. */
  private Coder<Object> bound(TypeVariable<?> variable) throws CannotProvideCoderException {
    Type bound = variable.getBounds()[0];
    if (bound == Object.class) {
      throw new CannotProvideCoderException(
          ("the type argument %s is not known; give the whole type, as in new"
                  + " TypeDescriptor<Pair<String, Long>>() {}")
              .formatted(variable));
    }
    return of(TypeDescriptor.of(bound));
  }

  private Coder<Object> record(TypeDescriptor<?> type) throws CannotProvideCoderException {
    if (path.contains(type) || path.size() == MAX_DEPTH) {
      throw new CannotProvideCoderException(
          ("%s contains itself, so that its encoding has no end; keep the parts in one list, each"
                  + " with the key of its parent")
              .formatted(type));
    }
    return objects(RecordCoder.of(type, this));
  }

  private Coder<Object> parts(TypeDescriptor<?> type, Class<?> raw)
      throws CannotProvideCoderException {
    if (raw == List.class) {
      return elements(ElementsCoder.Kind.LIST, List.class, type);
    }
    if (raw == Set.class) {
      return elements(ElementsCoder.Kind.SET, Set.class, type);
    }
    if (raw == Collection.class) {
      return elements(ElementsCoder.Kind.COLLECTION, Collection.class, type);
    }
    if (raw == Map.class) {
      return new MapEntriesCoder(argument(type, Map.class, 0), argument(type, Map.class, 1));
    }
    if (raw == Optional.class) {
      return objects(OptionalCoder.of(argument(type, Optional.class, 0)));
    }
    if (raw == KV.class) {
      return objects(
          KvCoder.of(
              NullableCoder.of(argument(type, KV.class, 0)),
              NullableCoder.of(argument(type, KV.class, 1))));
    }
    return registered(type, raw);
  }

  private Coder<Object> elements(ElementsCoder.Kind kind, Class<?> generic, TypeDescriptor<?> type)
      throws CannotProvideCoderException {
    return new ElementsCoder(kind, Object.class, argument(type, generic, 0));
  }

  private Coder<Object> argument(TypeDescriptor<?> type, Class<?> generic, int index)
      throws CannotProvideCoderException {
    try {
      return of(type.resolveType(generic.getTypeParameters()[index]));
    } catch (CannotProvideCoderException e) {
      throw new CannotProvideCoderException("%s: %s".formatted(type, e.getMessage()), e);
    }
  }

  private Coder<Object> registered(TypeDescriptor<?> type, Class<?> raw)
      throws CannotProvideCoderException {
    try {
      Coder<?> coder = registry.getCoder(type);
      if (!(coder instanceof SerializableCoder) || raw.isAnnotationPresent(DefaultCoder.class)) {
        return objects(coder);
      }
    } catch (CannotProvideCoderException e) {
      throw new CannotProvideCoderException(noCoder(type, raw), e);
    }
    throw new CannotProvideCoderException(noCoder(type, raw));
  }

  private static String noCoder(TypeDescriptor<?> type, Class<?> raw) {
    if (raw == Row.class) {
      return "a Row does not say its schema; use a record with the row's fields";
    }
    if (Iterable.class.isAssignableFrom(raw) || Map.class.isAssignableFrom(raw)) {
      return "%s has no encoding of its own; declare a List, Set, Collection or Map"
          .formatted(type);
    }
    return ("%s has no encoding; declare a type of RecordCoder's table, or register a coder:"
            + " pipeline.getCoderRegistry().registerCoderForClass(%s.class, …)")
        .formatted(type, raw.getSimpleName());
  }

  @SuppressWarnings("unchecked") // the coder of a type, which no caller knows at compile time
  private static Coder<Object> objects(Coder<?> coder) {
    return (Coder<Object>) coder;
  }
}
