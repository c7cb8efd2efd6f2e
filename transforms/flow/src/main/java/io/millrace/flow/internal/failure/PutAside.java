package io.millrace.flow.internal.failure;

import io.millrace.flow.function.Failure;
import io.millrace.flow.internal.pipeline.StepNames;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;

/**
 * What the stages that one {@code onError} becomes part of put aside, on its way to one place: it
 * is gathered while the pipeline is constructed, and brought together once all of them are there.
 */
public final class PutAside {

  private final String name;
  private final ErrorLimit limit;

  /** Takes the failures. */
  private final Consumer<PCollection<Failure>> deadLetters;

  private final List<PCollection<Failure>> failures = new ArrayList<>();
  private final List<PCollection<KV<Long, Long>>> tallies = new ArrayList<>();
  private int gathering;

  /**
   * Nothing yet.
   *
   * @param name of the step, for the names of transforms
   */
  public PutAside(String name, ErrorLimit limit, Consumer<PCollection<Failure>> deadLetters) {
    this.name = name;
    this.limit = limit;
    this.deadLetters = deadLetters;
  }

  /** From now on several stages give something, until as many {@link #gathered}. */
  public void gather() {
    gathering++;
  }

  /** All those stages are there. */
  public void gathered() {
    gathering--;
    if (gathering > 0) {
      return;
    }
    if (!tallies.isEmpty()) {
      check(together(tallies, "tallies of " + name));
    }
    if (!failures.isEmpty()) {
      deadLetters.accept(together(failures, "failures of " + name));
    }
  }

  private static <T> PCollection<T> together(List<PCollection<T>> gathered, String name) {
    List<PCollection<T>> all = List.copyOf(gathered);
    gathered.clear();
    return all.size() == 1
        ? all.get(0)
        : PCollectionList.of(all)
            .apply(StepNames.unique(all.get(0).getPipeline(), name), Flatten.pCollections());
  }

  /** The failures of a stage. */
  public void failures(PCollection<Failure> ofStage) {
    failures.add(ofStage);
  }

  /** How many elements came to a stage, and how many failed there, bundle by bundle. */
  public void tallies(PCollection<KV<Long, Long>> ofStage) {
    tallies.add(ofStage);
  }

  /** Fails the job when the tallies of all workers are beyond the limit. */
  private void check(PCollection<KV<Long, Long>> all) {
    all.apply(StepNames.unique(all.getPipeline(), "limit of errors"), new LimitCheck(limit));
  }
}
