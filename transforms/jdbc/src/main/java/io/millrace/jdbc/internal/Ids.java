package io.millrace.jdbc.internal;

import java.util.UUID;

/** Numbers that nobody else has. */
final class Ids {

  private Ids() {}

  /** A positive number with the sixty random bits of a UUID's first half. */
  static long next() {
    return UUID.randomUUID().getMostSignificantBits() & Long.MAX_VALUE;
  }
}
