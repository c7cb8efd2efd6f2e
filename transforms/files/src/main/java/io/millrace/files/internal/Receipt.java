package io.millrace.files.internal;

import java.io.IOException;
import java.util.List;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.MatchResult;
import org.apache.beam.sdk.io.fs.MatchResult.Metadata;
import org.apache.beam.sdk.io.fs.ResourceId;

/**
 * A temporary file that is whole, and how the publisher knows it again where it was renamed before.
 *
 * @param modifiedMillis when it was last written, by the clock of its file system; 0 if that tells
 *     no times
 */
record Receipt(String fileName, long bytes, long modifiedMillis) {

  /** That of a file that has been closed. */
  static Receipt of(Target target, String fileName) throws IOException {
    ResourceId file = target.temporary(fileName);
    Metadata written = FileSystems.matchResources(List.of(file)).get(0).metadata().get(0);
    return new Receipt(fileName, written.sizeBytes(), written.lastModifiedMillis());
  }

  static Receipt parse(String text) {
    String[] fields = text.split(" ", -1);
    return new Receipt(fields[0], Long.parseLong(fields[1]), Long.parseLong(fields[2]));
  }

  /** Whether a file is there, and as long as this one. */
  boolean hasLength(MatchResult match) throws IOException {
    return match.status() != MatchResult.Status.NOT_FOUND
        && match.metadata().get(0).sizeBytes() == bytes;
  }

  /** Whether a file may be this one, renamed: those of an older run were written before it. */
  boolean mayBe(MatchResult match) throws IOException {
    return hasLength(match) && match.metadata().get(0).lastModifiedMillis() >= modifiedMillis;
  }

  /** The same in each attempt, also of the empty file, which each of them writes anew. */
  String nameAndLength() {
    return fileName + " " + bytes;
  }

  @Override
  public String toString() {
    return nameAndLength() + " " + modifiedMillis;
  }
}
