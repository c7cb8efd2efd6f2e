package io.millrace.flow.records;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.beam.sdk.schemas.Schema.FieldType;

/** How values with elements stand in Beam rows: as arrays and maps of what their elements are. */
final class ArrayMappings {

  private ArrayMappings() {}

  static FieldMapping ofList(FieldMapping element) {
    return new FieldMapping(
        FieldType.array(element.type().withNullable(true)),
        value -> mapped((Collection<?>) value, element::toRowOrNull),
        value -> mapped((Collection<?>) value, element::fromRowOrNull));
  }

  static FieldMapping ofSet(FieldMapping element) {
    FieldMapping list = ofList(element);
    return new FieldMapping(
        list.type(),
        list.toRow(),
        value -> new LinkedHashSet<>((List<?>) list.fromRow().apply(value)));
  }

  /** An array of objects or of primitives. */
  static FieldMapping ofArray(Class<?> component, FieldMapping element) {
    return new FieldMapping(
        FieldType.array(element.type().withNullable(!component.isPrimitive())),
        value -> {
          List<Object> list = new ArrayList<>();
          for (int i = 0; i < Array.getLength(value); i++) {
            list.add(element.toRowOrNull(Array.get(value, i)));
          }
          return list;
        },
        value -> {
          List<Object> list = mapped((Collection<?>) value, element::fromRowOrNull);
          Object array = Array.newInstance(component, list.size());
          for (int i = 0; i < list.size(); i++) {
            Array.set(array, i, list.get(i));
          }
          return array;
        });
  }

  static FieldMapping ofMap(FieldMapping key, FieldMapping value) {
    return new FieldMapping(
        FieldType.map(key.type(), value.type().withNullable(true)),
        map -> mapped((Map<?, ?>) map, key::toRowOrNull, value::toRowOrNull),
        map -> mapped((Map<?, ?>) map, key::fromRowOrNull, value::fromRowOrNull));
  }

  private static List<Object> mapped(Collection<?> values, Function<Object, Object> function) {
    List<Object> results = new ArrayList<>(values.size());
    for (Object value : values) {
      results.add(function.apply(value));
    }
    return results;
  }

  private static Map<Object, Object> mapped(
      Map<?, ?> map, Function<Object, Object> keys, Function<Object, Object> values) {
    Map<Object, Object> results = new LinkedHashMap<>();
    map.forEach((key, value) -> results.put(keys.apply(key), values.apply(value)));
    return results;
  }
}
