package io.millrace.flow.records;

import java.lang.reflect.Modifier;
import java.util.Optional;
import org.apache.beam.sdk.coders.CannotProvideCoderException;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.CoderRegistry;
import org.apache.beam.sdk.values.TypeDescriptor;

/** The way to coders of Java records. */
public final class Records {

  private Records() {}

  /** Whether a type is a record. */
  public static boolean isRecord(TypeDescriptor<?> type) {
    return type.getRawType().isRecord();
  }

  /**
   * A coder for a record type: compact, deterministic when those of its components are, null-safe
   * per component. Where every component has a Beam schema type, the coder carries the record's
   * schema, so that {@code Select}, {@code Group} and Beam SQL work on collections that have it.
   *
   * @param type the record, with type arguments where it is generic
   * @param coders where the components' coders come from; components that are records need none
   * @throws CannotProvideCoderException if a component has no coder
   * @throws IllegalArgumentException if the type is not a record, is an inner class of a method
   *     that captures, or cannot be reached by reflection
   */
  public static <R> Coder<R> coder(TypeDescriptor<R> type, CoderRegistry coders)
      throws CannotProvideCoderException {
    RecordCoder<R> coder = RecordCoder.of(type, ComponentCoders.from(coders));
    Optional<RecordSchema<R>> schema = RecordSchema.of(type);
    return schema.isPresent() ? new SchemaRecordCoder<>(coder, schema.get()) : coder;
  }

  /**
   * The coder that a component of some type has: {@link RecordCoder}'s table. It differs from the
   * registry's in that strings with half a surrogate pair stay different, lists may have nulls, and
   * Java serialisation is refused.
   *
   * @param type any type, records included
   * @param coders where coders come from of types that the table does not have
   * @throws CannotProvideCoderException if there is none; the message names the way out
   */
  @SuppressWarnings("unchecked") // the coder is looked up by the type
  public static <T> Coder<T> componentCoder(TypeDescriptor<T> type, CoderRegistry coders)
      throws CannotProvideCoderException {
    return (Coder<T>) ComponentCoders.from(coders).of(type);
  }

  static void checkRecord(TypeDescriptor<?> type) {
    if (!isRecord(type)) {
      throw new IllegalArgumentException("%s is not a record".formatted(type));
    }
    if (!Modifier.isStatic(type.getRawType().getModifiers()) && type.getRawType().isMemberClass()) {
      throw new IllegalArgumentException("%s is an inner class".formatted(type));
    }
  }
}
