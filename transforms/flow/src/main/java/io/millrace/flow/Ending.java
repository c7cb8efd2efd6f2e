package io.millrace.flow;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.beam.sdk.Pipeline;

/**
 * A flow that ends in a sink, described and not yet applied: what {@link Flow#to} gives and {@link
 * Flow#together} takes.
 *
 * @param <T> the elements that are written
 */
public final class Ending<T> {

  private final io.millrace.flow.internal.Ending<T> ending;

  Ending(io.millrace.flow.internal.Ending<T> ending) {
    this.ending = ending;
  }

  Pipeline pipeline() {
    return ending.pipeline();
  }

  static void apply(Ending<?> first, Ending<?>... others) {
    List<Ending<?>> all = Stream.concat(Stream.of(first), Arrays.stream(others)).toList();
    if (all.stream().anyMatch(other -> other.pipeline() != first.pipeline())) {
      throw new IllegalArgumentException(
          "together: the flows are of several pipelines; each runs by itself");
    }
    io.millrace.flow.internal.Ending.apply(all.stream().map(each -> each.ending).toList());
  }
}
