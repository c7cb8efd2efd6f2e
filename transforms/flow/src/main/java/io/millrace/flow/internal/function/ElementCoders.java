package io.millrace.flow.internal.function;

import io.millrace.flow.records.Records;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.coders.CannotProvideCoderException;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.Coder.NonDeterministicException;
import org.apache.beam.sdk.coders.CoderRegistry;
import org.apache.beam.sdk.coders.NullableCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.schemas.NoSuchSchemaException;
import org.apache.beam.sdk.values.TypeDescriptor;

/** Finds coders by type: records first, then the pipeline's registries. */
public final class ElementCoders {

  private ElementCoders() {}

  /**
   * The coder of a type.
   *
   * @throws IllegalArgumentException if there is none; the message lists the ways out
   */
  public static <T> Coder<T> of(Pipeline pipeline, TypeDescriptor<T> type) {
    try {
      return of(pipeline.getCoderRegistry(), type);
    } catch (CannotProvideCoderException e) {
      return ofSchema(pipeline, type, e);
    }
  }

  public static <T> Coder<T> of(CoderRegistry coders, TypeDescriptor<T> type)
      throws CannotProvideCoderException {
    return Records.isRecord(type) ? Records.coder(type, coders) : coders.getCoder(type);
  }

  private static <T> Coder<T> ofSchema(
      Pipeline pipeline, TypeDescriptor<T> type, CannotProvideCoderException noCoder) {
    try {
      return pipeline.getSchemaRegistry().getSchemaCoder(type);
    } catch (NoSuchSchemaException e) {
      throw new IllegalArgumentException(
          ("No coder for %s: %s. Make it a record of types that have coders, or register one:"
                  + " pipeline.getCoderRegistry().registerCoderForType(…)")
              .formatted(type, noCoder.getMessage()),
          noCoder);
    }
  }

  /**
   * The coder of a key, null included.
   *
   * @throws IllegalArgumentException if there is none, or it does not give equal bytes for equal
   *     keys
   */
  public static <K> Coder<K> ofKey(Pipeline pipeline, String operation, TypeDescriptor<K> type) {
    Coder<K> coder = apart(pipeline, of(pipeline, type), type);
    checkKey(operation, type, coder);
    return NullableCoder.of(coder);
  }

  /** Beam's coder of strings makes one key of two that differ in half a surrogate pair. */
  private static <K> Coder<K> apart(Pipeline pipeline, Coder<K> coder, TypeDescriptor<K> type) {
    if (!coder.equals(StringUtf8Coder.of())) {
      return coder;
    }
    try {
      return Records.componentCoder(type, pipeline.getCoderRegistry());
    } catch (CannotProvideCoderException e) {
      throw new IllegalStateException("strings have a coder", e);
    }
  }

  /**
   * Checks that equal keys have equal encodings.
   *
   * @throws IllegalArgumentException if they may not
   */
  public static <K> void checkKey(String operation, TypeDescriptor<K> type, Coder<K> coder) {
    if (type.getRawType().isArray()) {
      throw new IllegalArgumentException(
          ("%s: the key is a %s, and arrays are equal only to themselves. Use a String, a List or a"
                  + " record as key.")
              .formatted(operation, type.getRawType().getSimpleName()));
    }
    try {
      coder.verifyDeterministic();
    } catch (NonDeterministicException e) {
      throw new IllegalArgumentException(
          ("%s: the key is a %s, whose encoding may differ between equal keys: %s. Use whole"
                  + " numbers, a BigDecimal, a String, an enum, a date, or a record of those as key.")
              .formatted(operation, type, String.join(" ", e.getReasons())),
          e);
    }
  }
}
