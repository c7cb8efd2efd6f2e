package io.millrace.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.coders.CannotProvideCoderException;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.CoderRegistry;
import org.apache.beam.sdk.testing.CombineFnTester;
import org.apache.beam.sdk.util.CoderUtils;
import org.apache.beam.sdk.values.TypeDescriptor;

/** Holds a reducer to the laws that {@link Reducer} states. */
final class ReducerLaws {

  private ReducerLaws() {}

  /** Every law, on these elements, with this result. */
  static <T, A, R> void check(
      Reducer<T, A, R> reducer, TypeDescriptor<T> type, List<T> elements, R expected)
      throws Exception {
    CombineFnTester.testCombineFn(reducer.asCombineFn(), new ArrayList<>(elements), expected);
    for (int cut = 0; cut <= elements.size(); cut++) {
      List<T> head = elements.subList(0, cut);
      List<T> tail = elements.subList(cut, elements.size());
      assertThat(merged(reducer, head, tail)).as("merged at %d", cut).isEqualTo(expected);
      assertThat(merged(reducer, tail, head)).as("merged in turn at %d", cut).isEqualTo(expected);
      assertThat(throughCoder(reducer, type, head, tail))
          .as("merged through the coder at %d", cut)
          .isEqualTo(expected);
    }
    finishLeavesTheAccumulator(reducer, elements, expected);
    resultGoesThroughItsCoder(reducer, type, expected);
  }

  private static <T, A, R> R merged(Reducer<T, A, R> reducer, List<T> head, List<T> tail)
      throws Exception {
    A first = reducer.merge(reducer.create(), folded(reducer, head));
    return reducer.finish(
        reducer.merge(reducer.merge(first, folded(reducer, tail)), reducer.create()));
  }

  private static <T, A, R> R throughCoder(
      Reducer<T, A, R> reducer, TypeDescriptor<T> type, List<T> head, List<T> tail)
      throws Exception {
    Coder<A> coder = reducer.accumulatorCoder(CoderRegistry.createDefault(), type);
    A first = CoderUtils.clone(coder, folded(reducer, head));
    A second = CoderUtils.clone(coder, folded(reducer, tail));
    return reducer.finish(reducer.merge(first, second));
  }

  private static <T, A, R> void finishLeavesTheAccumulator(
      Reducer<T, A, R> reducer, List<T> elements, R expected) throws Exception {
    A accumulator = reducer.create();
    for (T element : elements) {
      accumulator = reducer.add(accumulator, element);
      reducer.finish(accumulator);
    }
    assertThat(reducer.finish(accumulator)).as("finished on the way").isEqualTo(expected);
  }

  private static <T, R> void resultGoesThroughItsCoder(
      Reducer<T, ?, R> reducer, TypeDescriptor<T> type, R expected)
      throws CannotProvideCoderException, Exception {
    Coder<R> coder = reducer.resultCoder(CoderRegistry.createDefault(), type);
    assertThat(CoderUtils.clone(coder, expected)).isEqualTo(expected);
  }

  private static <T, A> A folded(Reducer<T, A, ?> reducer, List<T> elements) throws Exception {
    A accumulator = reducer.create();
    for (T element : elements) {
      accumulator = reducer.add(accumulator, element);
    }
    return accumulator;
  }
}
