package io.millrace.flow.records;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.invoke.MethodHandles;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.values.TypeDescriptor;

/** Encodes and decodes the instances of one record class with one list of component coders. */
abstract class RecordCodec {

  /** Of one record class: a user's coder without {@code equals} would add one a copy of itself. */
  private static final int MAX_CODECS = 32;

  private static final byte[] TEMPLATE = template();

  /** By record class, with which it goes when a job's classes are unloaded; by its coders. */
  private static final ClassValue<Map<List<Coder<Object>>, RecordCodec>> CODECS =
      new ClassValue<>() {
        @Override
        protected Map<List<Coder<Object>>, RecordCodec> computeValue(Class<?> type) {
          return new ConcurrentHashMap<>();
        }
      };

  abstract void encode(Object record, OutputStream out) throws IOException;

  abstract Object decode(InputStream in) throws IOException;

  /** The codec of a record class whose components have these coders; made once. */
  static RecordCodec of(Class<?> type, List<Coder<Object>> coders) {
    Map<List<Coder<Object>>, RecordCodec> codecs = CODECS.get(type);
    if (codecs.size() >= MAX_CODECS) {
      codecs.clear();
    }
    return codecs.computeIfAbsent(List.copyOf(coders), key -> make(type, key));
  }

  /**
   * A codec is a copy of the class {@link HandleCodec} of its own, in which the handles are
   * constants: only then does the JIT compile them as it does written code.
   */
  private static RecordCodec make(Class<?> type, List<Coder<Object>> coders) {
    try {
      RecordHandles handles = RecordHandles.of(RecordShape.of(TypeDescriptor.of(type)), coders);
      return (RecordCodec)
          MethodHandles.lookup()
              .defineHiddenClassWithClassData(TEMPLATE, handles, true)
              .lookupClass()
              .getDeclaredConstructor()
              .newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot make a codec of " + type, e);
    }
  }

  private static byte[] template() {
    try (InputStream in = RecordCodec.class.getResourceAsStream("HandleCodec.class")) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new IllegalStateException("cannot read the class HandleCodec", e);
    }
  }
}
