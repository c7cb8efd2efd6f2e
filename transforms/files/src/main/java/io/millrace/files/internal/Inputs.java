package io.millrace.files.internal;

import io.millrace.flow.connect.Split;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.EmptyMatchTreatment;
import org.apache.beam.sdk.io.fs.MatchResult;
import org.apache.beam.sdk.io.fs.MatchResult.Metadata;

/**
 * The files that are read: those that match one of the patterns, each once, in the order of their
 * names.
 */
public record Inputs(List<String> patterns, boolean mayBeNone) implements Serializable {

  /**
   * Files that have to be there.
   *
   * @throws IllegalArgumentException if there is no pattern
   */
  public static Inputs of(String... patterns) {
    if (patterns.length == 0) {
      throw new IllegalArgumentException("files must have at least one pattern, have none");
    }
    return new Inputs(List.of(patterns), false);
  }

  /** The same files, if there are any. */
  public Inputs allowNone() {
    return new Inputs(patterns, true);
  }

  /**
   * Looks for the files.
   *
   * @throws IllegalArgumentException if a pattern has none and has to, or cannot be looked for
   */
  public List<InputFile> files() {
    Map<String, InputFile> byName = new TreeMap<>(Comparator.naturalOrder());
    for (String pattern : patterns) {
      List<Metadata> found = matching(pattern);
      if (found.isEmpty() && !mayBeNone) {
        throw new IllegalArgumentException(
            ("no file matches '%s'; correct the path (the files of a directory are 'directory/*'),"
                    + " or call allowNone() if there may be none")
                .formatted(pattern));
      }
      found.forEach(file -> byName.put(file.resourceId().toString(), InputFile.of(file)));
    }
    return List.copyOf(byName.values());
  }

  private static List<Metadata> matching(String pattern) {
    try {
      MatchResult result = FileSystems.match(pattern, EmptyMatchTreatment.ALLOW);
      return result.status() == MatchResult.Status.NOT_FOUND
          ? List.of()
          : result.metadata().stream().filter(file -> isFinished(file, pattern)).toList();
    } catch (IOException | IllegalArgumentException e) {
      throw new IllegalArgumentException(
          ("cannot look for '%s': %s; correct the path, or add the Beam module of that file system"
                  + " to the class path")
              .formatted(pattern, e.getMessage()),
          e);
    }
  }

  /** Not what a job has left that failed; a pattern may ask for it by name. */
  private static boolean isFinished(Metadata file, String pattern) {
    return pattern.contains(Target.TEMPORARY_PREFIX)
        || !file.resourceId().toString().contains("/" + Target.TEMPORARY_PREFIX);
  }

  /**
   * Cuts files for so many workers.
   *
   * @param divisible whether a file may be cut into parts
   */
  public static <T> List<Split<T>> splits(
      List<InputFile> files, int parallelism, boolean divisible, PartReader<T> reader) {
    List<Split<T>> splits = new ArrayList<>();
    for (List<FilePart> parts : SplitPlan.of(files, parallelism, divisible)) {
      splits.add(new FileSplit<>(parts, reader));
    }
    return splits;
  }

  /** For a step's name: the first pattern. */
  @Override
  public String toString() {
    return patterns.size() == 1 ? patterns.get(0) : patterns.get(0) + ", …";
  }
}
