package io.millrace.flow.records;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.Array;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.CoderException;
import org.apache.beam.sdk.coders.CustomCoder;

/** Encodes a collection, or an array of objects, as {@link Elements} in their order. */
final class ElementsCoder extends CustomCoder<Object> {

  private static final long serialVersionUID = 1L;

  private final Kind kind;
  private final Class<?> elementClass;
  private final Coder<Object> element;

  /** What the elements are in. */
  enum Kind {
    /** A list; equal by elements and order. */
    LIST,
    /** A collection that is not told what it is: equality may mean anything. Comes back as list. */
    COLLECTION,
    /** A set; equal whatever the order. Comes back in the order that it had. */
    SET,
    /** An array; equal only to itself. */
    ARRAY
  }

  /** A coder of collections, or of arrays with a component class. */
  ElementsCoder(Kind kind, Class<?> elementClass, Coder<Object> element) {
    this.kind = kind;
    this.elementClass = elementClass;
    this.element = element;
  }

  @Override
  public void encode(Object value, OutputStream out) throws IOException {
    if (value == null) {
      throw new CoderException("cannot encode a null " + this);
    }
    Elements.write(elements(value), element, out);
  }

  @Override
  public Object decode(InputStream in) throws IOException {
    List<Object> elements = Elements.read(element, in);
    return switch (kind) {
      case LIST, COLLECTION -> elements;
      case SET -> set(elements);
      case ARRAY -> elements.toArray((Object[]) Array.newInstance(elementClass, 0));
    };
  }

  private Object set(List<Object> elements) throws CoderException {
    LinkedHashSet<Object> set = new LinkedHashSet<>(elements);
    if (set.size() < elements.size()) {
      throw new CoderException("a set of %d has equal elements".formatted(elements.size()));
    }
    return set;
  }

  @SuppressWarnings("unchecked") // what the kind says
  private Collection<Object> elements(Object value) {
    return kind == Kind.ARRAY ? Arrays.asList((Object[]) value) : (Collection<Object>) value;
  }

  @Override
  public void verifyDeterministic() throws NonDeterministicException {
    if (kind == Kind.SET || kind == Kind.COLLECTION) {
      throw new NonDeterministicException(
          this, "equal ones may have their elements in another order; use a sorted List");
    }
    element.verifyDeterministic();
  }

  @Override
  public boolean consistentWithEquals() {
    return (kind == Kind.LIST || kind == Kind.SET) && element.consistentWithEquals();
  }

  @Override
  public Object structuralValue(Object value) {
    if (value == null || consistentWithEquals()) {
      return value;
    }
    List<Object> elements = Elements.structuralValues(elements(value), element);
    return kind == Kind.SET ? new LinkedHashSet<>(elements) : elements;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ElementsCoder that
        && kind == that.kind
        && elementClass == that.elementClass
        && element.equals(that.element);
  }

  @Override
  public int hashCode() {
    return Objects.hash(kind, elementClass, element);
  }

  @Override
  public String toString() {
    return "%s of %s".formatted(kind.name().toLowerCase(Locale.ROOT), element);
  }
}
