package io.millrace.files.internal;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.Version;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.PropertyName;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedConstructor;
import com.fasterxml.jackson.databind.introspect.AnnotatedParameter;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializerBase;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * How JSON stands for records: Jackson's own way, with its annotations, but that nothing is lost or
 * made up on the way.
 */
final class JsonMapping {

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .annotationIntrospector(new SnakeAliases())
          .addModule(texts())
          .configure(MapperFeature.ALLOW_COERCION_OF_SCALARS, false)
          .configure(DeserializationFeature.ACCEPT_FLOAT_AS_INT, false)
          .configure(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES, true)
          .configure(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS, true)
          .configure(DeserializationFeature.FAIL_ON_TRAILING_TOKENS, true)
          .configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false)
          .configure(SerializationFeature.FLUSH_AFTER_WRITE_VALUE, false)
          .configure(JsonGenerator.Feature.AUTO_CLOSE_TARGET, false)
          .build();

  private JsonMapping() {}

  static JsonMapper mapper() {
    return MAPPER;
  }

  /**
   * Checks that Jackson can make instances.
   *
   * @throws IllegalArgumentException if it cannot
   */
  static void checkReadable(Class<?> type) {
    AtomicReference<Throwable> cause = new AtomicReference<>();
    if (!MAPPER.canDeserialize(MAPPER.constructType(type), cause)) {
      throw refused(type, cause.get());
    }
  }

  /**
   * Checks that Jackson can write instances.
   *
   * @throws IllegalArgumentException if it cannot
   */
  static void checkWritable(Class<?> type) {
    AtomicReference<Throwable> cause = new AtomicReference<>();
    if (!MAPPER.canSerialize(type, cause)) {
      throw refused(type, cause.get());
    }
  }

  private static IllegalArgumentException refused(Class<?> type, Throwable cause) {
    return new IllegalArgumentException(
        "%s has no form in JSON: %s; use components that Jackson knows"
            .formatted(type.getSimpleName(), cause),
        cause);
  }

  /** The types that Jackson lacks, as they stand in other files. */
  private static SimpleModule texts() {
    SimpleModule module = new SimpleModule("millrace", Version.unknownVersion());
    ValueText.withoutLiteral().forEach(text -> add(module, text));
    JsonNumbers.addTo(module);
    return module;
  }

  @SuppressWarnings("unchecked") // a ValueText parses to its type
  private static <T> void add(SimpleModule module, ValueText text) {
    Class<T> type = (Class<T>) text.type();
    module.addSerializer(type, new TextSerializer(type, text));
    module.addDeserializer(type, new TextDeserializer<>(type, text));
  }

  /** A string. */
  private static final class TextSerializer extends ToStringSerializerBase {

    private static final long serialVersionUID = 1L;

    private final transient ValueText text; // the mapper is never serialised

    TextSerializer(Class<?> type, ValueText text) {
      super(type);
      this.text = text;
    }

    @Override
    public String valueToString(Object value) {
      return text.format().apply(value);
    }
  }

  /** Nothing but a string, and not an empty one for null, as Jackson has it. */
  private static final class TextDeserializer<T> extends StdScalarDeserializer<T> {

    private static final long serialVersionUID = 1L;

    private final transient ValueText text; // the mapper is never serialised

    TextDeserializer(Class<T> type, ValueText text) {
      super(type);
      this.text = text;
    }

    @Override
    @SuppressWarnings("unchecked") // a ValueText parses to its type
    public T deserialize(JsonParser json, DeserializationContext context) throws IOException {
      if (!json.hasToken(JsonToken.VALUE_STRING)) {
        return (T) context.handleUnexpectedToken(handledType(), json);
      }
      String value = json.getText();
      try {
        return (T) text.parse().apply(value);
      } catch (RuntimeException e) {
        return (T)
            context.handleWeirdStringValue(
                handledType(), value, "write it like %s", text.example());
      }
    }
  }

  /** Finds {@code createdAt} as {@code created_at} too. */
  private static final class SnakeAliases extends JacksonAnnotationIntrospector {

    private static final long serialVersionUID = 1L;

    @Override
    public List<PropertyName> findPropertyAliases(Annotated property) {
      List<PropertyName> aliases =
          new ArrayList<>(
              Optional.ofNullable(super.findPropertyAliases(property)).orElse(List.of()));
      if (property instanceof AnnotatedParameter parameter
          && parameter.getOwner() instanceof AnnotatedConstructor constructor
          && isCanonical(constructor.getAnnotated())) {
        String name =
            parameter.getDeclaringClass().getRecordComponents()[parameter.getIndex()].getName();
        aliases.add(PropertyName.construct(RecordType.snake(name)));
      }
      return aliases;
    }

    // Of any other, and of a factory, the parameters are no components.
    private static boolean isCanonical(Constructor<?> constructor) {
      Class<?> type = constructor.getDeclaringClass();
      return type.isRecord()
          && Arrays.equals(constructor.getParameterTypes(), RecordType.componentTypes(type));
    }
  }
}
