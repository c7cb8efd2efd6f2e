package io.millrace.jobs.differential;

import io.millrace.flow.DeadLetters;
import io.millrace.flow.Flow;
import io.millrace.flow.function.Failure;
import java.util.List;

/** Operators that leave the rows as they are. */
final class Shaping {

  private Shaping() {}

  /** {@code merge}. */
  record Merge() implements Op {

    @Override
    @SuppressWarnings({"unchecked", "rawtypes"}) // an array of a generic type
    public Flow<Row> flow(List<Flow<Row>> inputs, Site site) {
      Flow<Row>[] others = inputs.subList(1, inputs.size()).toArray(new Flow[0]);
      return Flow.merge(inputs.get(0), others);
    }

    @Override
    public List<At> byHand(List<List<At>> inputs, Desk desk) {
      return inputs.stream().flatMap(List::stream).toList();
    }
  }

  /** {@code shuffle}. */
  record Shuffle() implements Op {

    @Override
    public Flow<Row> flow(List<Flow<Row>> inputs, Site site) {
      return inputs.get(0).shuffle();
    }

    @Override
    public List<At> byHand(List<List<At>> inputs, Desk desk) {
      return inputs.get(0).stream().map(at -> at.guardedBy(null)).toList();
    }
  }

  /** {@code toPCollection}, and on from there. */
  record Collect(boolean anew) implements Op {

    @Override
    public Flow<Row> flow(List<Flow<Row>> inputs, Site site) {
      Flow<Row> input = inputs.get(0);
      var collected = input.toPCollection();
      return anew ? Flow.of(collected) : input;
    }

    @Override
    public List<At> byHand(List<List<At>> inputs, Desk desk) {
      return inputs.get(0).stream().map(at -> at.guardedBy(null)).toList();
    }
  }

  /** How many elements may fail: as many as there are. */
  enum Limit {
    NONE,
    COUNT,
    BOTH
  }

  /** {@code onError}. */
  record Guard(Limit limit) implements Op {

    @Override
    public Flow<Row> flow(List<Flow<Row>> inputs, Site site) {
      DeadLetters unlimited =
          DeadLetters.into(
              ProbeSink.<Failure>flushing(site.probe("dead letters"), Observed::failure));
      return inputs
          .get(0)
          .onError(
              switch (limit) {
                case NONE -> unlimited;
                case COUNT -> unlimited.atMost(1_000_000);
                case BOTH -> unlimited.atMost(1_000_000).atMostShare(1);
              });
    }

    @Override
    public List<At> byHand(List<List<At>> inputs, Desk desk) {
      return inputs.get(0).stream().map(at -> at.guardedBy(desk.node())).toList();
    }
  }
}
