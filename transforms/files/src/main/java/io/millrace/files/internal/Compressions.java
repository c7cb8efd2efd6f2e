package io.millrace.files.internal;

import java.util.Set;
import org.apache.beam.sdk.io.Compression;

/** What can be done about compressed files. */
final class Compressions {

  private static final Set<Compression> WRITABLE =
      Set.of(
          Compression.UNCOMPRESSED,
          Compression.GZIP,
          Compression.BZIP2,
          Compression.DEFLATE,
          Compression.ZSTD);

  private static final String ZSTD_LIBRARY = "com.github.luben.zstd.Zstd";

  private Compressions() {}

  /**
   * Checks that there is the library that Beam uses and does not bring.
   *
   * @throws IllegalArgumentException if there is not
   */
  static Compression checkAvailable(Compression compression) {
    if (compression == Compression.ZSTD && !isPresent(ZSTD_LIBRARY)) {
      throw new IllegalArgumentException(
          "ZSTD needs a library that is not on the class path; add com.github.luben:zstd-jni");
    }
    return compression;
  }

  /**
   * Checks that files can be written so.
   *
   * @throws IllegalArgumentException if they cannot
   */
  static Compression checkWritable(Compression compression) {
    if (!WRITABLE.contains(compression)) {
      throw new IllegalArgumentException(
          "compression must be one of %s, is %s"
              .formatted(WRITABLE.stream().sorted().toList(), compression));
    }
    return checkAvailable(compression);
  }

  private static boolean isPresent(String className) {
    try {
      Class.forName(className, false, Thread.currentThread().getContextClassLoader());
      return true;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }
}
