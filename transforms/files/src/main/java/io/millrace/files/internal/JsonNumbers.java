package io.millrace.files.internal;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.std.NumberDeserializers;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Numbers of JSON that Java's types can hold; Jackson makes infinity of those that are larger. */
final class JsonNumbers {

  private JsonNumbers() {}

  /** Has a module read numbers so, and arrays of them. */
  static void addTo(SimpleModule module) {
    add(module, double.class, double[].class);
    add(module, float.class, float[].class);
    add(module, Double.class, Double[].class);
    add(module, Float.class, Float[].class);
    add(module, BigDecimal.class, BigDecimal[].class);
    add(module, Number.class, Number[].class);
  }

  private static <T, A> void add(SimpleModule module, Class<T> type, Class<A> array) {
    Bounded<T> bounded = new Bounded<>(type);
    module.addDeserializer(type, bounded);
    module.addDeserializer(array, new Elements<>(array, bounded));
  }

  /** Jackson's own deserialiser, and a look at what it gave. */
  private static final class Bounded<T> extends StdDeserializer<T> {

    private static final long serialVersionUID = 1L;

    private final transient JsonDeserializer<T> own; // the mapper is never serialised

    @SuppressWarnings("unchecked") // Jackson's deserialiser of the type
    Bounded(Class<T> type) {
      super(type);
      own = (JsonDeserializer<T>) NumberDeserializers.find(type, type.getName());
    }

    @Override
    public T deserialize(JsonParser json, DeserializationContext context) throws IOException {
      // Not the texts "Infinity" and "NaN", which Jackson writes and reads.
      boolean number = json.currentToken().isNumeric();
      T value = own.deserialize(json, context);
      return number && isTooLarge(value) ? tooLarge(json, context) : value;
    }

    private static boolean isTooLarge(Object value) {
      if (value instanceof BigDecimal decimal) {
        return Decimals.isTooLarge(decimal);
      }
      return (value instanceof Double || value instanceof Float)
          && Double.isInfinite(((Number) value).doubleValue());
    }

    @SuppressWarnings("unchecked") // never returns
    private T tooLarge(JsonParser json, DeserializationContext context) throws IOException {
      return (T) context.handleWeirdStringValue(handledType(), json.getText(), "too large");
    }

    @Override
    public T getNullValue(DeserializationContext context) throws JsonMappingException {
      return own.getNullValue(context);
    }
  }

  /** An array of them. */
  private static final class Elements<T, A> extends StdDeserializer<A> {

    private static final long serialVersionUID = 1L;

    private final transient Bounded<T> elements; // the mapper is never serialised

    Elements(Class<A> array, Bounded<T> elements) {
      super(array);
      this.elements = elements;
    }

    @Override
    @SuppressWarnings("unchecked") // the array is made for it
    public A deserialize(JsonParser json, DeserializationContext context) throws IOException {
      if (!json.isExpectedStartArrayToken()) {
        return (A) context.handleUnexpectedToken(handledType(), json);
      }
      List<T> values = new ArrayList<>();
      for (JsonToken next = json.nextToken();
          next != JsonToken.END_ARRAY;
          next = json.nextToken()) {
        values.add(
            next == JsonToken.VALUE_NULL
                ? elements.getNullValue(context)
                : elements.deserialize(json, context));
      }
      Object array = Array.newInstance(handledType().getComponentType(), values.size());
      for (int i = 0; i < values.size(); i++) {
        Array.set(array, i, values.get(i));
      }
      return (A) array;
    }
  }
}
