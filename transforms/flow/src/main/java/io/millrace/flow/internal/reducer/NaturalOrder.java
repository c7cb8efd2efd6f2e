package io.millrace.flow.internal.reducer;

/**
 * Compares values of one comparable class. Reducers take {@code Comparable<?>}, since Java infers
 * no type that is comparable to itself from a lambda without a type of its own.
 */
public final class NaturalOrder {

  private NaturalOrder() {}

  /**
   * Compares two values.
   *
   * @throws ClassCastException if they are of classes that do not compare
   */
  @SuppressWarnings("unchecked") // checked by the class itself
  public static int compare(Comparable<?> first, Comparable<?> second) {
    return ((Comparable<Object>) first).compareTo(second);
  }
}
