package io.millrace.files.internal;

import java.io.IOException;
import java.util.List;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.ResourceId;

/**
 * A temporary file that is whole: by its length the publisher knows it again where it was renamed
 * before.
 */
record Receipt(String fileName, long bytes) {

  /** That of a file that has been closed. */
  static Receipt of(Target target, String fileName) throws IOException {
    ResourceId file = target.temporary(fileName);
    return new Receipt(
        fileName, FileSystems.matchResources(List.of(file)).get(0).metadata().get(0).sizeBytes());
  }

  static Receipt parse(String text) {
    int space = text.indexOf(' ');
    return new Receipt(text.substring(0, space), Long.parseLong(text.substring(space + 1)));
  }

  @Override
  public String toString() {
    return fileName + " " + bytes;
  }
}
