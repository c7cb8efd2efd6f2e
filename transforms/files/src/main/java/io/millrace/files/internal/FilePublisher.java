package io.millrace.files.internal;

import io.millrace.flow.Sink;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.EmptyMatchTreatment;
import org.apache.beam.sdk.io.fs.MatchResult;
import org.apache.beam.sdk.io.fs.MatchResult.Metadata;
import org.apache.beam.sdk.io.fs.MoveOptions.StandardMoveOptions;
import org.apache.beam.sdk.io.fs.ResourceId;

/**
 * Gives the temporary files their names, in an order in which no death loses anything.
 *
 * <ol>
 *   <li>Rename each file that has a receipt to its place, over what an older run left there. A file
 *       that is gone was renamed by an attempt that died, if a file of its length is in its place;
 *       else it is lost, and that is said before anything is touched.
 *   <li>Delete what older runs published and was not replaced.
 *   <li>Delete the temporary directory, with what failed attempts have left in it.
 * </ol>
 *
 * <p>So the old result goes only where the new one is, and until the second step is done a reader
 * may see files of both. The other order, old files first, has moments with no result at all, and
 * an attempt that follows could not tell old files from new ones.
 */
record FilePublisher(Target target, FileFormat<?> format) implements Sink.Publisher {

  /** Not a file of a writer's; the same in every attempt. */
  private static final String EMPTY = "empty";

  @Override
  public void publish(List<String> receipts) throws IOException {
    List<Receipt> written =
        receipts.isEmpty()
            ? List.of(writeEmptyFile())
            : receipts.stream().sorted().map(Receipt::parse).toList();
    List<ResourceId> places =
        IntStream.range(0, written.size())
            .mapToObj(index -> target.published(index, written.size()))
            .toList();
    rename(written, places);
    deleteOlder(Set.copyOf(places));
    deleteTemporary();
  }

  private Receipt writeEmptyFile() throws IOException {
    try (OutputStream out = target.create(EMPTY)) {
      format.begin(out).finish();
    }
    return Receipt.of(target, EMPTY);
  }

  private void rename(List<Receipt> written, List<ResourceId> places) throws IOException {
    List<ResourceId> sources =
        written.stream().map(receipt -> target.temporary(receipt.fileName())).toList();
    List<MatchResult> present = FileSystems.matchResources(sources);
    List<MatchResult> replaced = FileSystems.matchResources(places);
    List<ResourceId> from = new ArrayList<>();
    List<ResourceId> to = new ArrayList<>();
    for (int i = 0; i < sources.size(); i++) {
      long bytes = written.get(i).bytes();
      if (length(present.get(i)).equals(Optional.of(bytes))) {
        from.add(sources.get(i));
        to.add(places.get(i));
      } else if (!length(replaced.get(i)).equals(Optional.of(bytes))) {
        throw new IOException(
            ("cannot publish %s: the file %s, of %d bytes, was written for it and is gone; run the"
                    + " job again, and leave the directory alone meanwhile")
                .formatted(places.get(i), sources.get(i), bytes));
      }
    }
    FileSystems.rename(from, to);
  }

  private static Optional<Long> length(MatchResult match) throws IOException {
    return match.status() == MatchResult.Status.NOT_FOUND
        ? Optional.empty()
        : match.metadata().stream().map(Metadata::sizeBytes).findFirst();
  }

  private void deleteOlder(Set<ResourceId> published) throws IOException {
    Set<ResourceId> older = new HashSet<>();
    for (ResourceId file : matching(target.publishedGlob())) {
      if (target.publishedNames().matcher(file.getFilename()).matches()) {
        older.add(file);
      }
    }
    older.removeAll(published);
    FileSystems.delete(older, StandardMoveOptions.IGNORE_MISSING_FILES);
  }

  private void deleteTemporary() throws IOException {
    FileSystems.delete(
        matching(target.temporary("*").toString()), StandardMoveOptions.IGNORE_MISSING_FILES);
    FileSystems.delete(
        List.of(target.temporaryDirectory()), StandardMoveOptions.IGNORE_MISSING_FILES);
  }

  private static List<ResourceId> matching(String glob) throws IOException {
    MatchResult match = FileSystems.match(glob, EmptyMatchTreatment.ALLOW);
    return match.status() == MatchResult.Status.NOT_FOUND
        ? List.of()
        : match.metadata().stream().map(Metadata::resourceId).toList();
  }
}
