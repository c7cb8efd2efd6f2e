package io.millrace.jdbc.dialect.value;

/** What binaries must be. */
public final class BinaryRules {

  private BinaryRules() {}

  /** Just so many bytes, where shorter ones would be filled up with zeros. */
  public static ValueRule exactly(int bytes) {
    return ValueRule.length(
        "have %d bytes".formatted(bytes), value -> ((byte[]) value).length == bytes);
  }

  /** So many bytes at most. */
  public static ValueRule longest(int bytes) {
    return ValueRule.length(
        "have at most %d bytes".formatted(bytes), value -> ((byte[]) value).length <= bytes);
  }
}
