package io.millrace.flow.records;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.invoke.MethodHandle;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.values.TypeDescriptor;

/**
 * Encodes and decodes the instances of one record class with one list of component coders.
 *
 * <p>Each is one call of one handle ({@link RecordHandles}), which the JVM compiles as a whole once
 * it is hot: eight to 26 times as fast as a handle a component.
 */
final class RecordCodec {

  /** Of one record class: a user's coder without {@code equals} would add one a copy of itself. */
  private static final int MAX_CODECS = 32;

  /** By record class, with which it goes when a job's classes are unloaded; by its coders. */
  private static final ClassValue<Map<List<Coder<Object>>, RecordCodec>> CODECS =
      new ClassValue<>() {
        @Override
        protected Map<List<Coder<Object>>, RecordCodec> computeValue(Class<?> type) {
          return new ConcurrentHashMap<>();
        }
      };

  private final RecordShape shape;
  private final List<Coder<Object>> coders;
  private final MethodHandle encoder;
  private final MethodHandle decoder;

  private RecordCodec(RecordShape shape, List<Coder<Object>> coders) {
    this.shape = shape;
    this.coders = coders;
    this.encoder = RecordHandles.encoder(shape, coders);
    this.decoder = RecordHandles.decoder(shape, coders);
  }

  /** The codec of a record class whose components have these coders; made once. */
  static RecordCodec of(Class<?> type, List<Coder<Object>> coders) {
    Map<List<Coder<Object>>, RecordCodec> codecs = CODECS.get(type);
    if (codecs.size() >= MAX_CODECS) {
      codecs.clear();
    }
    return codecs.computeIfAbsent(
        List.copyOf(coders), key -> new RecordCodec(RecordShape.of(TypeDescriptor.of(type)), key));
  }

  void encode(Object record, OutputStream out) throws IOException {
    try {
      encoder.invokeExact(record, out);
    } catch (IOException | RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException("no coder throws " + e, e);
    }
  }

  Object decode(InputStream in) throws IOException {
    try {
      return (Object) decoder.invokeExact(in);
    } catch (IOException | RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException("no constructor of a record throws " + e, e);
    }
  }

  /** What is equal where the components' structural values are: a list of them. */
  Object structuralValue(Object record) {
    List<Object> values = new ArrayList<>();
    for (RecordShape.Component component : shape.components()) {
      Object value = component.of(record);
      values.add(value == null ? null : coders.get(component.index()).structuralValue(value));
    }
    return values;
  }
}
