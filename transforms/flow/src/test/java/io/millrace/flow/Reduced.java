package io.millrace.flow;

import io.millrace.flow.function.Reducer;
import java.util.ArrayList;
import java.util.List;

/** Reduces elements as workers would. */
public final class Reduced {

  private Reduced() {}

  /** The result of elements that one worker sees. */
  public static <T, A, R> R reduced(Reducer<T, A, R> reducer, List<T> elements) throws Exception {
    return reducedInPieces(reducer, elements, 1);
  }

  /** The result of elements that are dealt to some workers. */
  public static <T, A, R> R reducedInPieces(Reducer<T, A, R> reducer, List<T> elements, int pieces)
      throws Exception {
    List<A> accumulators = new ArrayList<>();
    for (int i = 0; i < pieces; i++) {
      accumulators.add(reducer.create());
    }
    for (int i = 0; i < elements.size(); i++) {
      accumulators.set(i % pieces, reducer.add(accumulators.get(i % pieces), elements.get(i)));
    }
    return reducer.finish(accumulators.stream().reduce(reducer.create(), reducer::merge));
  }
}
