package io.millrace.flow.testing;

import io.millrace.flow.function.Reducer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.BiPredicate;
import org.apache.beam.sdk.coders.CannotProvideCoderException;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.CoderRegistry;
import org.apache.beam.sdk.util.SerializableUtils;
import org.apache.beam.sdk.values.TypeDescriptor;

/**
 * Holds a reducer to the laws that {@link Reducer} states, each on its own, so that a failure names
 * the law:
 *
 * <ol>
 *   <li>{@code create} gives a fresh accumulator each time
 *   <li>{@code add(a, x) = merge(a, add(create(), x))}, and the order of the elements does not
 *       matter
 *   <li>{@code merge} is commutative and associative, an empty accumulator changes nothing on
 *       either side, and the second accumulator stays as it is even if the first goes on
 *   <li>{@code finish} does not change the accumulator, and its result does not change when the
 *       accumulator goes on
 *   <li>accumulators and results go through their coders, accumulators also one after the other in
 *       one stream
 *   <li>the reducer and its coders are serialisable, and the copy's accumulators merge with the
 *       original's
 *   <li>{@code weight} is not negative and, where the reducer {@code grows}, is greater for an
 *       accumulator whose encoding is longer than the empty one's
 * </ol>
 *
 * <p>A dozen elements with duplicates are enough; longer lists are cut at some ten places.
 *
 * <pre>{@code
 * ReducerLaws.check(new Longest(), TypeDescriptors.strings(), List.of("a", "bb", "a"), "bb");
 * }</pre>
 */
public final class ReducerLaws<T, A, R> {

  private static final int CUTS = 10;
  private static final int SHUFFLES = 10;

  private final Reducer<T, A, R> reducer;
  private final List<T> elements;
  private final R expected;
  private final BiPredicate<? super R, ? super R> same;
  private final Coder<A> accumulatorCoder;
  private final Coder<R> resultCoder;

  private ReducerLaws(
      Reducer<T, A, R> reducer,
      TypeDescriptor<T> type,
      List<T> elements,
      R expected,
      BiPredicate<? super R, ? super R> same)
      throws CannotProvideCoderException {
    this.reducer = reducer;
    this.elements = new ArrayList<>(elements);
    this.expected = expected;
    this.same = same;
    this.accumulatorCoder = reducer.accumulatorCoder(CoderRegistry.createDefault(), type);
    this.resultCoder = reducer.resultCoder(CoderRegistry.createDefault(), type);
  }

  /**
   * Checks every law on these elements. Results are compared by {@link Objects#deepEquals}.
   *
   * @param type the type of the elements, for the coders
   * @param expected the result of all the elements
   * @throws AssertionError if a law does not hold; the message names it
   * @throws Exception what the reducer throws
   */
  public static <T, A, R> void check(
      Reducer<T, A, R> reducer, TypeDescriptor<T> type, List<T> elements, R expected)
      throws Exception {
    check(reducer, type, elements, expected, Objects::deepEquals);
  }

  /**
   * Checks every law where results are only the same to a degree: lists without an order, doubles
   * with rounding errors, samples.
   *
   * @param type the type of the elements, for the coders
   * @param expected the result of all the elements
   * @param same whether a result, the first argument, will do for another of the same elements;
   *     asked about the results of some and of none of the elements, too
   * @throws AssertionError if a law does not hold; the message names it
   * @throws Exception what the reducer throws
   */
  public static <T, A, R> void check(
      Reducer<T, A, R> reducer,
      TypeDescriptor<T> type,
      List<T> elements,
      R expected,
      BiPredicate<? super R, ? super R> same)
      throws Exception {
    new ReducerLaws<>(reducer, type, elements, expected, same).check();
  }

  private void check() throws Exception {
    createIsFresh();
    expect("add reduces to the expected result", reducer.finish(folded(elements)));
    addIsAMergeOfOne();
    atEachCut(this::finishLeavesTheAccumulator);
    atEachCut(this::emptyIsNeutral);
    atEachCut(this::mergeIsCommutative);
    atEachCut(this::mergeIsAssociative);
    atEachCut(this::mergeLeavesTheSecond);
    atEachCut(this::accumulatorsGoThroughTheirCoder);
    atEachCut(this::copyMergesWithTheOriginal);
    orderDoesNotMatter();
    resultGoesThroughItsCoder();
    weightFollowsWhatIsHeld();
  }

  private void atEachCut(Law<T> law) throws Exception {
    for (int cut = 0; cut <= elements.size(); cut += 1 + elements.size() / CUTS) {
      law.check(elements.subList(0, cut), elements.subList(cut, elements.size()));
    }
  }

  private void createIsFresh() throws Exception {
    R ofNone = reducer.finish(reducer.create());
    A untouched = reducer.create();
    folded(elements);
    expect("create gives a fresh accumulator", reducer.finish(untouched), ofNone);
    expect("create gives a fresh accumulator", reducer.finish(reducer.create()), ofNone);
  }

  private void addIsAMergeOfOne() throws Exception {
    A accumulator = reducer.create();
    for (T element : elements) {
      accumulator = reducer.merge(accumulator, folded(List.of(element)));
    }
    expect("add(a, x) = merge(a, add(create(), x))", reducer.finish(accumulator));
  }

  private void emptyIsNeutral(List<T> head, List<T> tail) throws Exception {
    A fromTheLeft = reducer.merge(folded(elements), reducer.create());
    expect("merge(a, create()) = a", reducer.finish(fromTheLeft));
    A goesOn = added(reducer.merge(reducer.create(), folded(head)), tail);
    expect("merge(create(), a) = a", reducer.finish(goesOn));
  }

  private void mergeIsCommutative(List<T> head, List<T> tail) throws Exception {
    String law = "merge(a, b) = merge(b, a)";
    expect(law, reducer.finish(reducer.merge(folded(head), folded(tail))));
    expect(law, reducer.finish(reducer.merge(folded(tail), folded(head))));
  }

  private void mergeIsAssociative(List<T> head, List<T> tail) throws Exception {
    String law = "merge(a, merge(b, c)) = merge(merge(a, b), c)";
    List<T> first = head.subList(0, head.size() / 2);
    List<T> second = head.subList(head.size() / 2, head.size());
    A fromTheLeft = reducer.merge(reducer.merge(folded(first), folded(second)), folded(tail));
    A fromTheRight = reducer.merge(folded(first), reducer.merge(folded(second), folded(tail)));
    expect(law, reducer.finish(fromTheLeft));
    expect(law, reducer.finish(fromTheRight));
  }

  private void mergeLeavesTheSecond(List<T> head, List<T> tail) throws Exception {
    String law = "merge does not change the second accumulator";
    A second = folded(tail);
    R before = reducer.finish(folded(tail));
    reducer.merge(folded(head), second);
    expect(law, reducer.finish(second), before);
    expect(law, reducer.finish(reducer.merge(folded(head), second)));
    added(reducer.merge(reducer.create(), second), head);
    expect(law + ", nor does what is added to the first", reducer.finish(second), before);
  }

  private void finishLeavesTheAccumulator(List<T> head, List<T> tail) throws Exception {
    A accumulator = folded(head);
    R early = reducer.finish(accumulator);
    reducer.finish(accumulator);
    accumulator = added(accumulator, tail);
    expect("finish does not change the accumulator", reducer.finish(accumulator));
    expect(
        "a result does not change when the accumulator goes on",
        early,
        reducer.finish(folded(head)));
  }

  private void accumulatorsGoThroughTheirCoder(List<T> head, List<T> tail) throws Exception {
    String law = "an accumulator that went through its coder is equal to itself";
    A first = folded(head);
    A second = folded(tail);
    ByteArrayInputStream in = new ByteArrayInputStream(encoded(first, second));
    A firstDecoded = accumulatorCoder.decode(in);
    A secondDecoded = accumulatorCoder.decode(in);
    if (in.available() > 0) {
      throw broken(law, "%d bytes left that decode does not read".formatted(in.available()));
    }
    expect(law, reducer.finish(firstDecoded), reducer.finish(folded(head)));
    expect(law, reducer.finish(reducer.merge(firstDecoded, secondDecoded)));
    expect(
        "encoding does not change the accumulator", reducer.finish(reducer.merge(first, second)));
    expect(law, reducer.finish(added(copy(folded(head)), tail)));
  }

  private void copyMergesWithTheOriginal(List<T> head, List<T> tail) throws Exception {
    String law = "the reducer is serialisable";
    Reducer<T, A, R> copy;
    try {
      SerializableUtils.clone(accumulatorCoder);
      SerializableUtils.clone(resultCoder);
      copy = SerializableUtils.clone(reducer);
    } catch (IllegalArgumentException e) {
      throw new AssertionError("%s: %s".formatted(law, e.getMessage()), e);
    }
    A elsewhere = copy.create();
    for (T element : tail) {
      elsewhere = copy.add(elsewhere, element);
    }
    expect(law, reducer.finish(reducer.merge(folded(head), elsewhere)));
  }

  private void orderDoesNotMatter() throws Exception {
    Random random = new Random(elements.size());
    List<T> shuffled = new ArrayList<>(elements);
    for (int i = 0; i < SHUFFLES; i++) {
      Collections.shuffle(shuffled, random);
      A merged = reducer.create();
      for (int from = 0; from < shuffled.size(); ) {
        int to = from + 1 + random.nextInt(shuffled.size() - from);
        merged = reducer.merge(merged, folded(shuffled.subList(from, to)));
        from = to;
      }
      expect("the order of the elements does not matter", reducer.finish(merged));
    }
  }

  private void resultGoesThroughItsCoder() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    resultCoder.encode(expected, out);
    R decoded = resultCoder.decode(new ByteArrayInputStream(out.toByteArray()));
    expect("a result that went through its coder is equal to itself", decoded);
  }

  private void weightFollowsWhatIsHeld() throws Exception {
    A full = folded(elements);
    List<T> head = elements.subList(0, elements.size() / 2);
    List<T> tail = elements.subList(elements.size() / 2, elements.size());
    long empty = reducer.weight(reducer.create());
    boolean longer = encoded(full).length > encoded(reducer.create()).length;
    long least = reducer.grows() && longer ? empty + 1 : 0;
    weighsAtLeast("an empty accumulator", 0, reducer.create());
    weighsAtLeast("an accumulator that elements were added to", least, full);
    weighsAtLeast("a merged accumulator", least, reducer.merge(folded(head), folded(tail)));
    weighsAtLeast("a decoded accumulator", least, copy(full));
  }

  private void weighsAtLeast(String what, long least, A accumulator) {
    long weight = reducer.weight(accumulator);
    if (weight < least) {
      throw broken(
          "weight is not negative and grows with what is held",
          "%s weighs %d, at least %d expected".formatted(what, weight, least));
    }
  }

  private A folded(List<T> some) throws Exception {
    return added(reducer.create(), some);
  }

  private A added(A accumulator, List<T> some) throws Exception {
    A sum = accumulator;
    for (T element : some) {
      sum = reducer.add(sum, element);
    }
    return sum;
  }

  private A copy(A accumulator) throws IOException {
    return accumulatorCoder.decode(new ByteArrayInputStream(encoded(accumulator)));
  }

  @SafeVarargs
  private byte[] encoded(A... accumulators) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (A accumulator : accumulators) {
      accumulatorCoder.encode(accumulator, out);
    }
    return out.toByteArray();
  }

  private void expect(String law, R actual) {
    expect(law, actual, expected);
  }

  private void expect(String law, R actual, R wanted) {
    if (!same.test(actual, wanted)) {
      throw broken(law, "expected %s, was %s".formatted(wanted, actual));
    }
  }

  private static AssertionError broken(String law, String how) {
    return new AssertionError("law broken: %s: %s".formatted(law, how));
  }

  /** A law about elements in two parts. */
  @FunctionalInterface
  private interface Law<T> {
    void check(List<T> head, List<T> tail) throws Exception;
  }
}
