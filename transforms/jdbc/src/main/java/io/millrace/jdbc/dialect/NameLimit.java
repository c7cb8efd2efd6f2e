package io.millrace.jdbc.dialect;

import java.nio.charset.StandardCharsets;

/**
 * How long names may be.
 *
 * @param most characters, or bytes of UTF-8
 * @param inBytes whether bytes count
 */
public record NameLimit(int most, boolean inBytes) {

  /**
   * Checks a name.
   *
   * @param kind what it is the name of
   * @throws IllegalArgumentException if it is too long
   */
  public void check(String kind, String name) {
    int length =
        inBytes
            ? name.getBytes(StandardCharsets.UTF_8).length
            : name.codePointCount(0, name.length());
    if (length > most) {
      throw new IllegalArgumentException(
          "%s name '%s' must have at most %d %s in this database, has %d; give it a shorter one"
              .formatted(kind, name, most, inBytes ? "bytes" : "characters", length));
    }
  }
}
