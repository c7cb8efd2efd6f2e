package io.millrace.files.internal;

import io.millrace.flow.connect.SinkOpener;
import io.millrace.flow.connect.SinkPublisher;
import java.io.Serializable;
import java.util.UUID;
import java.util.regex.Pattern;
import org.apache.beam.sdk.io.Compression;

/**
 * The files that are written: how they are called, and the number by which no two sinks meet.
 *
 * @param prefix directory and beginning of the name
 * @param suffix end of the name, without that of the compression
 * @param id that of the temporary directory
 */
public record Outputs(String prefix, String suffix, Compression compression, String id)
    implements Serializable {

  private static final Pattern WILDCARD = Pattern.compile("[*?\\[\\]{}\\\\]");

  /**
   * Files with this prefix.
   *
   * @throws IllegalArgumentException if it is no beginning of a file's name
   */
  public static Outputs of(String prefix, String suffix) {
    checkNoWildcard("prefix", prefix);
    if (prefix.isEmpty() || prefix.endsWith("/")) {
      throw new IllegalArgumentException(
          "prefix must end with the beginning of a file name, is '%s'; write '%spart', for example"
              .formatted(prefix, prefix));
    }
    return new Outputs(prefix, suffix, Compression.UNCOMPRESSED, newId());
  }

  /** The same with an id of its own: every sink needs one. */
  public Outputs own() {
    return new Outputs(prefix, suffix, compression, newId());
  }

  private static String newId() {
    return UUID.randomUUID().toString();
  }

  /**
   * The same with another suffix.
   *
   * @throws IllegalArgumentException if it cannot stand in a file's name
   */
  public Outputs withSuffix(String newSuffix) {
    checkNoWildcard("suffix", newSuffix);
    if (newSuffix.contains("/")) {
      throw new IllegalArgumentException(
          "suffix must have no '/', is '%s'; put directories into the prefix".formatted(newSuffix));
    }
    return new Outputs(prefix, newSuffix, compression, id);
  }

  /**
   * The same, compressed.
   *
   * @throws IllegalArgumentException if nothing can be written so
   */
  public Outputs withCompression(Compression newCompression) {
    return new Outputs(prefix, suffix, Compressions.checkWritable(newCompression), id);
  }

  static void checkNoWildcard(String what, String text) {
    if (WILDCARD.matcher(text).find()) {
      throw new IllegalArgumentException(
          "%s must have none of * ? [ ] { } \\, is '%s'; files that it replaces are found by it"
              .formatted(what, text));
    }
  }

  /**
   * Opens writers of files that the {@link #publisher} publishes.
   *
   * @throws IllegalArgumentException if nothing can be written there
   */
  public <T> SinkOpener<T> opener(FileFormat<T> format) {
    Target target = Target.of(this, id);
    return () -> new FileWriter<>(target, format);
  }

  /** The files that are published, however the prefix was written. */
  public String published() {
    return Target.of(this, id).publishedGlob();
  }

  /** Publishes what the writers have written. */
  public SinkPublisher publisher(FileFormat<?> format) {
    return new FilePublisher(Target.of(this, id), format);
  }

  /** For a step's name: the prefix. */
  @Override
  public String toString() {
    return prefix;
  }
}
