package io.millrace.files.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.MatchResult;
import org.apache.beam.sdk.io.fs.ResourceId;
import org.apache.beam.sdk.util.MimeTypes;

/**
 * Which file goes to which place, written down in the temporary directory before the first one is
 * renamed: a line for each place, in their order. It is whole wherever it is.
 */
record PlaceList(Target target) {

  private static final String NAME = "places";
  private static final String UNFINISHED = "places-unfinished";

  /** What an attempt before has begun to publish; empty if none has begun. */
  Optional<List<String>> begun() throws IOException {
    if (FileSystems.matchResources(List.of(file())).get(0).status()
        == MatchResult.Status.NOT_FOUND) {
      return Optional.empty();
    }
    try (InputStream in = Channels.newInputStream(FileSystems.open(file()))) {
      return Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList());
    }
  }

  void write(List<String> lines) throws IOException {
    ResourceId unfinished = target.temporary(UNFINISHED);
    try (OutputStream out =
        Channels.newOutputStream(FileSystems.create(unfinished, MimeTypes.TEXT))) {
      out.write(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
    }
    FileSystems.rename(List.of(unfinished), List.of(file()));
  }

  ResourceId file() {
    return target.temporary(NAME);
  }
}
