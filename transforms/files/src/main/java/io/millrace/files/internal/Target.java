package io.millrace.files.internal;

import java.io.IOException;
import java.io.OutputStream;
import java.io.Serializable;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.regex.Pattern;
import org.apache.beam.sdk.io.Compression;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.ResolveOptions.StandardResolveOptions;
import org.apache.beam.sdk.io.fs.ResourceId;
import org.apache.beam.sdk.util.MimeTypes;

/**
 * Where a sink's files are: the published ones, {@code directory/name-00000-of-00003.txt}, and
 * those that are still written, in a directory beside them that no other sink has.
 *
 * @param suffix with that of the compression
 */
public record Target(
    ResourceId directory,
    String name,
    String suffix,
    Compression compression,
    ResourceId temporaryDirectory)
    implements Serializable {

  private static final String LOCAL = "file";

  /** How the names of temporary directories begin. */
  static final String TEMPORARY_PREFIX = ".millrace-";

  /**
   * The place that a prefix names.
   *
   * @param id what makes the temporary directory this sink's own
   * @throws IllegalArgumentException if there is no such place, or nothing can be written there
   */
  static Target of(Outputs outputs, String id) {
    ResourceId first = resource(outputs.prefix());
    ResourceId directory = first.getCurrentDirectory();
    Outputs.checkNoWildcard("the directory of prefix", directory.toString());
    if (directory.getScheme().equals(LOCAL)) {
      checkDirectory(outputs.prefix(), Path.of(directory.toString()));
    }
    return new Target(
        directory,
        first.getFilename(),
        outputs.suffix() + outputs.compression().getSuggestedSuffix(),
        outputs.compression(),
        directory.resolve(
            "%s%s-%s".formatted(TEMPORARY_PREFIX, first.getFilename(), id),
            StandardResolveOptions.RESOLVE_DIRECTORY));
  }

  private static ResourceId resource(String prefix) {
    try {
      return FileSystems.matchNewResource(prefix, false);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          ("cannot write to '%s': %s; correct the prefix, or add the Beam module of that file"
                  + " system to the class path")
              .formatted(prefix, e.getMessage()),
          e);
    }
  }

  private static void checkDirectory(String prefix, Path directory) {
    if (!Files.isDirectory(directory)) {
      throw new IllegalArgumentException(
          "cannot write to '%s': %s is no directory; create it".formatted(prefix, directory));
    }
    if (!Files.isWritable(directory)) {
      throw new IllegalArgumentException(
          "cannot write to '%s': no permission to write in %s; get it, or choose another directory"
              .formatted(prefix, directory));
    }
  }

  /** One of {@code count} published files. */
  ResourceId published(int index, int count) {
    return directory.resolve(
        "%s-%05d-of-%05d%s".formatted(name, index, count, suffix),
        StandardResolveOptions.RESOLVE_FILE);
  }

  /** What matches all files that any run with this prefix published, and perhaps more. */
  String publishedGlob() {
    return directory
        .resolve(name + "-*-of-*" + suffix, StandardResolveOptions.RESOLVE_FILE)
        .toString();
  }

  /** The names of just those files. */
  Pattern publishedNames() {
    return Pattern.compile(Pattern.quote(name) + "-\\d{5,}-of-\\d{5,}" + Pattern.quote(suffix));
  }

  ResourceId temporary(String fileName) {
    return temporaryDirectory.resolve(fileName, StandardResolveOptions.RESOLVE_FILE);
  }

  static String newFileName() {
    return UUID.randomUUID().toString();
  }

  /** Creates a temporary file, compressed as the published one is to be. */
  OutputStream create(String fileName) throws IOException {
    WritableByteChannel channel = FileSystems.create(temporary(fileName), MimeTypes.BINARY);
    try {
      return Channels.newOutputStream(compression.writeCompressed(channel));
    } catch (IOException | RuntimeException | Error e) {
      channel.close();
      throw e;
    }
  }
}
