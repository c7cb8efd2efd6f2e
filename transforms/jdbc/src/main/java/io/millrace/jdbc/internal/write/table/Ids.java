package io.millrace.jdbc.internal.write.table;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/** Numbers that nobody else has. */
public final class Ids {

  private Ids() {}

  /** A positive number with the sixty random bits of a UUID's first half. */
  public static long next() {
    return UUID.randomUUID().getMostSignificantBits() & Long.MAX_VALUE;
  }

  /** A positive number made of texts, the same wherever it is made. */
  public static long of(String... texts) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(String.join("\0", texts).getBytes(StandardCharsets.UTF_8));
      return ByteBuffer.wrap(digest).getLong() & Long.MAX_VALUE;
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // Every JVM has it.
    }
  }
}
