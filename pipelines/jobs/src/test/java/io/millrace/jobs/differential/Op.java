package io.millrace.jobs.differential;

import io.millrace.flow.Flow;
import io.millrace.flow.function.Failure;
import java.util.List;
import org.apache.beam.sdk.Pipeline;

/** An operator of a random flow: what it is in a real flow, and what comes of it by hand. */
interface Op {

  /** The operator in a real flow. */
  Flow<Row> flow(List<Flow<Row>> inputs, Site site);

  /** What it gives, worked out without the engine. */
  List<At> byHand(List<List<At>> inputs, Desk desk);

  /** Whether its user function throws at some rows. */
  default boolean fails() {
    return false;
  }

  /** Where a real flow is built. */
  record Site(Pipeline pipeline, String flow, Windowing windowing, int node) {

    Probe probe(String what) {
      return new Probe(flow, what + " " + node);
    }

    String name() {
      return "n" + node;
    }
  }

  /** Where a flow is worked out by hand. */
  record Desk(Observed observed, Windowing windowing, int node) {

    void see(String what, Object seen) {
      observed.add(what + " " + node, seen);
    }

    String name() {
      return "n" + node;
    }

    void failed(String step, At at, RuntimeException thrown) {
      if (at.guard() == null) {
        throw new UnguardedException(thrown);
      }
      observed.add("dead letters " + at.guard(), Failure.of(step, at.row(), thrown));
    }
  }

  /** A flow that would fail as a whole. */
  final class UnguardedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnguardedException(Throwable cause) {
      super(cause);
    }
  }
}
