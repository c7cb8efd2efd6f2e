package io.millrace.jdbc.secret;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.UncheckedIOException;

/** What travels of an object. */
public final class Serialised {

  private Serialised() {}

  /** Beam's own way packs it, and nothing could be found in it. */
  public static byte[] of(Object object) {
    try (ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(object);
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
