package io.millrace.files.internal;

import org.apache.beam.sdk.io.Compression;
import org.apache.beam.sdk.io.fs.MatchResult.Metadata;
import org.apache.beam.sdk.io.fs.ResourceId;

/**
 * A file that is there.
 *
 * @param size in bytes, as it is stored
 * @param seekable whether it can be opened in the middle
 */
public record InputFile(ResourceId resource, Compression compression, long size, boolean seekable) {

  static InputFile of(Metadata file) {
    Compression compression =
        Compressions.checkAvailable(Compression.detect(file.resourceId().toString()));
    return new InputFile(
        file.resourceId(),
        compression,
        file.sizeBytes(),
        file.isReadSeekEfficient() && compression == Compression.UNCOMPRESSED);
  }

  /** All of it. */
  public FilePart whole() {
    return FilePart.whole(resource, compression);
  }

  FilePart part(long from, long to) {
    return new FilePart(resource, compression, from, to);
  }
}
