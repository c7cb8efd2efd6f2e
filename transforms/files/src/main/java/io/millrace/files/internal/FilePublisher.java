package io.millrace.files.internal;

import io.millrace.flow.connect.SinkPublisher;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
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
 *   <li>Check that each file that has a receipt is there, and write down which place each of them
 *       is for.
 *   <li>Rename each to its place, over what an older run left there.
 *   <li>Delete what older runs published and was not replaced.
 *   <li>Delete the temporary directory, with what failed attempts have left in it, the list last.
 * </ol>
 *
 * <p>An attempt that finds the list goes on with it: a file that is gone was renamed. It must have
 * the same receipts, or the files in their places would no longer be those of the list. Without a
 * list a file that is gone is lost, and that is said before anything is touched; only where all are
 * gone, and in their places files of their lengths that are no older, an attempt before has done
 * everything.
 *
 * <p>So the old result goes only where the new one is, and until the third step is done a reader
 * may see files of both. The other order, old files first, has moments with no result at all.
 */
record FilePublisher(Target target, FileFormat<?> format) implements SinkPublisher {

  /** Not a file of a writer's; the same in every attempt. */
  private static final String EMPTY = "empty";

  /** A temporary file and its place. */
  private record Publication(Receipt receipt, ResourceId source, ResourceId place) {}

  @Override
  public void publish(List<String> receipts) throws IOException {
    List<Receipt> written =
        receipts.isEmpty()
            ? List.of(writeEmptyFile())
            : receipts.stream().sorted().map(Receipt::parse).toList();
    List<Publication> files =
        IntStream.range(0, written.size())
            .mapToObj(
                index ->
                    new Publication(
                        written.get(index),
                        target.temporary(written.get(index).fileName()),
                        target.published(index, written.size())))
            .toList();
    rename(files);
    deleteOlder(files.stream().map(Publication::place).collect(Collectors.toSet()));
    deleteTemporary();
  }

  private Receipt writeEmptyFile() throws IOException {
    try (OutputStream out = target.create(EMPTY)) {
      format.begin(out).finish();
    }
    return Receipt.of(target, EMPTY);
  }

  private void rename(List<Publication> files) throws IOException {
    boolean begun = hasBegun(files);
    Set<Publication> waiting = waiting(files);
    boolean mayBeRenamed = begun || waiting.isEmpty();
    List<MatchResult> there =
        FileSystems.matchResources(files.stream().map(Publication::place).toList());
    for (int i = 0; i < files.size(); i++) {
      Publication file = files.get(i);
      if (!waiting.contains(file) && !(mayBeRenamed && file.receipt().mayBe(there.get(i)))) {
        throw lost(file);
      }
    }
    if (!begun && !waiting.isEmpty()) {
      new PlaceList(target).write(lines(files));
    }
    FileSystems.rename(
        waiting.stream().map(Publication::source).toList(),
        waiting.stream().map(Publication::place).toList());
  }

  private boolean hasBegun(List<Publication> files) throws IOException {
    Optional<List<String>> begun = new PlaceList(target).begun();
    if (begun.isPresent() && !begun.get().equals(lines(files))) {
      throw new IOException(
          ("cannot publish %s and those beside it: an attempt that died has begun to publish other"
                  + " files; run the job again")
              .formatted(files.get(0).place()));
    }
    return begun.isPresent();
  }

  private static List<String> lines(List<Publication> files) {
    return files.stream().map(file -> file.receipt().nameAndLength()).toList();
  }

  /** Those that are still to be renamed. */
  private static Set<Publication> waiting(List<Publication> files) throws IOException {
    List<MatchResult> present =
        FileSystems.matchResources(files.stream().map(Publication::source).toList());
    Set<Publication> waiting = new LinkedHashSet<>();
    for (int i = 0; i < files.size(); i++) {
      if (files.get(i).receipt().hasLength(present.get(i))) {
        waiting.add(files.get(i));
      }
    }
    return waiting;
  }

  private static IOException lost(Publication file) {
    return new IOException(
        ("cannot publish %s: the file %s, of %d bytes, was written for it and is gone; run the"
                + " job again, and leave the directory alone meanwhile")
            .formatted(file.place(), file.source(), file.receipt().bytes()));
  }

  private void deleteOlder(Set<ResourceId> published) throws IOException {
    Set<ResourceId> older = new HashSet<>();
    for (ResourceId file : matching(target.publishedGlob())) {
      if (target.publishedNames().matcher(file.getFilename()).matches()) {
        older.add(file);
      }
    }
    older.removeAll(published);
    delete(older);
  }

  private void deleteTemporary() throws IOException {
    List<ResourceId> all = matching(target.temporary("*").toString());
    ResourceId list = new PlaceList(target).file();
    delete(all.stream().filter(file -> !file.equals(list)).toList());
    delete(List.of(list));
    delete(List.of(target.temporaryDirectory()));
  }

  private static void delete(Collection<ResourceId> files) throws IOException {
    FileSystems.delete(files, StandardMoveOptions.IGNORE_MISSING_FILES);
  }

  private static List<ResourceId> matching(String glob) throws IOException {
    MatchResult match = FileSystems.match(glob, EmptyMatchTreatment.ALLOW);
    return match.status() == MatchResult.Status.NOT_FOUND
        ? List.of()
        : match.metadata().stream().map(Metadata::resourceId).toList();
  }
}
