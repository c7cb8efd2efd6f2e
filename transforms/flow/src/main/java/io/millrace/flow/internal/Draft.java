package io.millrace.flow.internal;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;

/**
 * A stage in the making: what has been asked of it so far. It is applied when the first of its
 * outputs is needed, with all the branches that it has then.
 *
 * @param <X> what the stage's first steps take
 */
final class Draft<X> {

  private final List<Branch<X, ?, ?>> branches = new ArrayList<>();
  private final List<Coder<?>> coders = new ArrayList<>();
  private PCollectionTuple outputs;

  /**
   * An output of a stage that need not be applied yet.
   *
   * @param <O> what is in it
   */
  interface Output<O> {

    /** The output; applies the stage if that has not been done. */
    PCollection<O> get();
  }

  /**
   * How a finished draft becomes part of the pipeline: its name and its outputs' tags are given.
   */
  interface Application<X> {
    PCollectionTuple apply(String name, List<Branch<X, ?, ?>> branches, Tags tags);
  }

  /** The tags of a stage's outputs; Beam wants one of them to be the main one. */
  record Tags(TupleTag<Object> main, TupleTagList others) {}

  boolean isApplied() {
    return outputs != null;
  }

  <Y, O> Output<O> add(
      String tailName,
      Steps<X, Y> steps,
      Tail<Y, O> tail,
      Coder<O> coder,
      Application<X> application) {
    TupleTag<O> tag = new TupleTag<>("branch " + branches.size());
    branches.add(new Branch<>(tailName, steps, tail, tag));
    coders.add(coder);
    return () -> {
      if (outputs == null) {
        apply(application);
      }
      return outputs.get(tag);
    };
  }

  private void apply(Application<X> application) {
    List<OnErrorStep<?>> onErrors = onErrors();
    outputs = application.apply(name(), branches, tags(onErrors));
    for (int i = 0; i < branches.size(); i++) {
      setCoder(branches.get(i).tag(), coders.get(i));
    }
    onErrors.forEach(onError -> onError.route(outputs));
  }

  @SuppressWarnings("unchecked") // tag and coder were given together
  private <O> void setCoder(TupleTag<?> tag, Coder<O> coder) {
    outputs.get((TupleTag<O>) tag).setCoder(coder);
  }

  /** The steps of the first branch and its tail, then what the others have more. */
  private String name() {
    StringBuilder name = new StringBuilder(String.join(", ", branches.get(0).names(0)));
    for (Branch<X, ?, ?> branch : branches.subList(1, branches.size())) {
      List<String> more = branch.names(branch.common(branches.get(0)));
      name.append(" | ").append(String.join(", ", more));
    }
    return name.toString();
  }

  private List<OnErrorStep<?>> onErrors() {
    Set<OnErrorStep<?>> found = new LinkedHashSet<>();
    for (Branch<X, ?, ?> branch : branches) {
      for (int i = 0; i < branch.steps().size(); i++) {
        if (branch.steps().get(i) instanceof OnErrorStep<?> onError) {
          found.add(onError);
        }
      }
    }
    return List.copyOf(found);
  }

  @SuppressWarnings("unchecked") // the main output's type is not used
  private Tags tags(List<OnErrorStep<?>> onErrors) {
    TupleTagList others = TupleTagList.empty();
    for (Branch<X, ?, ?> branch : branches.subList(1, branches.size())) {
      others = others.and(branch.tag());
    }
    for (OnErrorStep<?> onError : onErrors) {
      others = others.and(onError.failures()).and(onError.tallies());
    }
    return new Tags((TupleTag<Object>) branches.get(0).tag(), others);
  }
}
