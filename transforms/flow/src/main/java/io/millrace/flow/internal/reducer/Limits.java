package io.millrace.flow.internal.reducer;

/** Checks numbers where they are handed in. */
final class Limits {

  private Limits() {}

  /**
   * The number itself.
   *
   * @throws IllegalArgumentException if it is below one
   */
  static int atLeastOne(String operation, String parameter, int number) {
    if (number < 1) {
      throw new IllegalArgumentException(
          "%s: %s is %d, must be at least 1".formatted(operation, parameter, number));
    }
    return number;
  }
}
