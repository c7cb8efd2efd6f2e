package io.millrace.flow.testing;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.CoderRegistry;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.values.TypeDescriptor;
import org.apache.beam.sdk.values.TypeDescriptors;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;

/** A reducer that keeps every law, and for each law one that breaks it. */
class ReducerLawsTest {

  private static final List<Integer> NUMBERS = List.of(1, 1, 2, 3, 5);

  @Test
  void check_lawsKept_passes() throws Exception {
    ReducerLaws.check(new Kept(), TypeDescriptors.integers(), List.of(3, 1, 3), List.of(1, 3, 3));
  }

  @Test
  void check_noElements_passes() throws Exception {
    ReducerLaws.check(new Kept(), TypeDescriptors.integers(), List.of(), List.of());
  }

  @Test
  void check_otherResult_namesBoth() {
    assertThatThrownBy(
            () -> ReducerLaws.check(new Kept(), TypeDescriptors.integers(), List.of(3), List.of(4)))
        .isInstanceOf(AssertionError.class)
        .hasMessage("law broken: add reduces to the expected result: expected [4], was [3]");
  }

  @Test
  void check_resultsThatAreTheSameToADegree_passes() throws Exception {
    ReducerLaws.check(
        new InOrderOfArrival(),
        TypeDescriptors.integers(),
        List.of(3, 1, 2),
        List.of(1, 2, 3),
        (actual, expected) -> actual.size() == expected.size() && expected.containsAll(actual));
  }

  @Test
  void check_sharedEmptyAccumulator_isCaught() {
    assertBroken(new SharedEmpty()).hasMessageContaining("create gives a fresh accumulator");
  }

  @Test
  void check_addThatMergeContradicts_isCaught() {
    assertThatThrownBy(
            () ->
                ReducerLaws.check(
                    new AddsOnce(), TypeDescriptors.integers(), List.of(1, 1, 2), List.of(1, 2)))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("add(a, x) = merge(a, add(create(), x)): expected [1, 2], was [1, 1");
  }

  @Test
  void check_addThatDependsOnOrder_isCaught() {
    assertBroken(new OnlyRising()).hasMessageContaining("order of the elements does not matter");
  }

  @Test
  void check_mergeWithAnEmptySecondThatLoses_isCaught() {
    assertBroken(new LosesBeforeEmpty()).hasMessageContaining("merge(a, create()) = a");
  }

  @Test
  void check_mergeWithAnEmptyFirstThatLoses_isCaught() {
    assertBroken(new LosesAfterEmpty()).hasMessageContaining("merge(create(), a) = a");
  }

  @Test
  void check_mergeThatDependsOnOrder_isCaught() {
    assertBroken(new InOrderOfArrival()).hasMessageContaining("merge(a, b) = merge(b, a)");
  }

  @Test
  void check_mergeThatDependsOnGrouping_isCaught() {
    assertBroken(new LosesEqualSizes()).hasMessageContaining("merge(a, merge(b, c))");
  }

  @Test
  void check_mergeThatEmptiesTheSecond_isCaught() {
    assertBroken(new EmptiesTheSecond())
        .hasMessageContaining("merge does not change the second accumulator: expected");
  }

  @Test
  void check_mergeThatGoesOnWithTheSecond_isCaught() {
    assertBroken(new GoesOnWithTheSecond())
        .hasMessageContaining("nor does what is added to the first");
  }

  @Test
  void check_finishThatEmptiesTheAccumulator_isCaught() {
    assertBroken(new FinishesOnce()).hasMessageContaining("finish does not change the accumulator");
  }

  @Test
  void check_resultThatIsTheAccumulator_isCaught() {
    assertBroken(new FinishesToItself())
        .hasMessageContaining("a result does not change when the accumulator goes on");
  }

  @Test
  void check_coderThatReadsToTheEnd_isCaught() {
    assertBroken(new Coded(new ReadsToTheEnd())).hasMessageContaining("went through its coder");
  }

  @Test
  void check_coderThatLeavesBytes_isCaught() {
    assertBroken(new Coded(new LeavesBytes())).hasMessageContaining("bytes left that decode");
  }

  @Test
  void check_coderWhoseAccumulatorsCannotGoOn_isCaught() {
    assertThatThrownBy(
            () ->
                ReducerLaws.check(
                    new Coded(new DecodesForReading()),
                    TypeDescriptors.integers(),
                    NUMBERS,
                    NUMBERS))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void check_encodingThatEmptiesTheAccumulator_isCaught() {
    assertBroken(new Coded(new EmptiesWhatItEncodes()))
        .hasMessageContaining("encoding does not change the accumulator");
  }

  @Test
  void check_resultCoderThatLoses_isCaught() {
    assertBroken(new ResultCoded(new DecodesNothing()))
        .hasMessageContaining("a result that went through its coder");
  }

  @Test
  void check_reducerWithAPlainField_isCaught() {
    assertBroken(new HoldsAPlainObject()).hasMessageContaining("the reducer is serialisable");
  }

  @Test
  void check_reducerThatForgetsAFieldOnTheWay_isCaught() {
    assertBroken(new HoldsATransient()).hasMessageContaining("the reducer is serialisable");
  }

  @Test
  void check_negativeWeight_isCaught() {
    assertBroken(new Weighed(-1, 1)).hasMessageContaining("an empty accumulator weighs -1");
  }

  @Test
  void check_weightThatStays_isCaught() {
    assertBroken(new Weighed(7, 0))
        .hasMessageContaining("that elements were added to weighs 7, at least 8 expected");
  }

  @Test
  void check_weightThatMergeForgets_isCaught() {
    assertBroken(new WeighsWhatWasAdded()).hasMessageContaining("a merged accumulator weighs");
  }

  @Test
  void check_weightThatTheCoderForgets_isCaught() {
    assertBroken(new WeightlessOnceDecoded()).hasMessageContaining("a decoded accumulator weighs");
  }

  private static AbstractThrowableAssert<?, ? extends Throwable> assertBroken(Kept reducer) {
    return assertThatThrownBy(
            () -> ReducerLaws.check(reducer, TypeDescriptors.integers(), NUMBERS, NUMBERS))
        .isInstanceOf(AssertionError.class);
  }

  private static final class SharedEmpty extends Kept {
    private static final long serialVersionUID = 1L;
    private final ArrayList<Integer> shared = new ArrayList<>();

    @Override
    public List<Integer> create() {
      return shared;
    }
  }

  private static final class AddsOnce extends Kept {
    private static final long serialVersionUID = 1L;

    @Override
    public List<Integer> add(List<Integer> kept, Integer number) {
      return kept.contains(number) ? kept : super.add(kept, number);
    }
  }

  private static final class OnlyRising extends Kept {
    private static final long serialVersionUID = 1L;

    @Override
    public List<Integer> add(List<Integer> kept, Integer number) {
      boolean falls = !kept.isEmpty() && kept.get(kept.size() - 1) > number && kept.size() < 3;
      return falls ? kept : super.add(kept, number);
    }
  }

  private static final class LosesBeforeEmpty extends Kept {
    private static final long serialVersionUID = 1L;

    @Override
    public List<Integer> merge(List<Integer> kept, List<Integer> other) {
      return other.isEmpty() ? other : super.merge(kept, other);
    }
  }

  private static final class LosesAfterEmpty extends Kept {
    private static final long serialVersionUID = 1L;

    @Override
    public List<Integer> merge(List<Integer> kept, List<Integer> other) {
      return kept.isEmpty() && other.size() > 1 ? kept : super.merge(kept, other);
    }
  }

  private static final class InOrderOfArrival extends Kept {
    private static final long serialVersionUID = 1L;

    @Override
    public List<Integer> finish(List<Integer> kept) {
      return List.copyOf(kept);
    }
  }

  private static final class LosesEqualSizes extends Kept {
    private static final long serialVersionUID = 1L;

    @Override
    public List<Integer> merge(List<Integer> kept, List<Integer> other) {
      return kept.size() > 1 && kept.size() == other.size() ? kept : super.merge(kept, other);
    }
  }

  private static final class EmptiesTheSecond extends Kept {
    private static final long serialVersionUID = 1L;

    @Override
    public List<Integer> merge(List<Integer> kept, List<Integer> other) {
      super.merge(kept, other);
      other.clear();
      return kept;
    }
  }

  private static final class GoesOnWithTheSecond extends Kept {
    private static final long serialVersionUID = 1L;

    @Override
    public List<Integer> merge(List<Integer> kept, List<Integer> other) {
      return kept.isEmpty() ? other : super.merge(kept, other);
    }
  }

  private static final class FinishesOnce extends Kept {
    private static final long serialVersionUID = 1L;

    @Override
    public List<Integer> finish(List<Integer> kept) {
      List<Integer> result = super.finish(kept);
      kept.clear();
      return result;
    }
  }

  private static final class FinishesToItself extends Kept {
    private static final long serialVersionUID = 1L;

    @Override
    public List<Integer> finish(List<Integer> kept) {
      kept.sort(null);
      return kept;
    }
  }

  private static final class Coded extends Kept {
    private static final long serialVersionUID = 1L;
    private final KeptCoder coder;

    Coded(KeptCoder coder) {
      this.coder = coder;
    }

    @Override
    public Coder<List<Integer>> accumulatorCoder(
        CoderRegistry coders, TypeDescriptor<? extends Integer> elements) {
      return coder;
    }
  }

  private static final class ResultCoded extends Kept {
    private static final long serialVersionUID = 1L;
    private final KeptCoder coder;

    ResultCoded(KeptCoder coder) {
      this.coder = coder;
    }

    @Override
    public Coder<List<Integer>> resultCoder(
        CoderRegistry coders, TypeDescriptor<? extends Integer> elements) {
      return coder;
    }
  }

  private static final class ReadsToTheEnd extends Kept.KeptCoder {
    private static final long serialVersionUID = 1L;

    @Override
    public void encode(List<Integer> kept, OutputStream out) throws IOException {
      for (int number : kept) {
        VarIntCoder.of().encode(number, out);
      }
    }

    @Override
    public List<Integer> decode(InputStream in) throws IOException {
      List<Integer> kept = new ArrayList<>();
      while (in.available() > 0) {
        kept.add(VarIntCoder.of().decode(in));
      }
      return kept;
    }
  }

  private static final class LeavesBytes extends Kept.KeptCoder {
    private static final long serialVersionUID = 1L;

    @Override
    public void encode(List<Integer> kept, OutputStream out) throws IOException {
      super.encode(kept, out);
      super.encode(List.of(), out);
    }
  }

  private static final class DecodesForReading extends Kept.KeptCoder {
    private static final long serialVersionUID = 1L;

    @Override
    public List<Integer> decode(InputStream in) throws IOException {
      return List.copyOf(super.decode(in));
    }
  }

  private static final class EmptiesWhatItEncodes extends Kept.KeptCoder {
    private static final long serialVersionUID = 1L;

    @Override
    public void encode(List<Integer> kept, OutputStream out) throws IOException {
      super.encode(kept, out);
      kept.clear();
    }
  }

  private static final class DecodesNothing extends Kept.KeptCoder {
    private static final long serialVersionUID = 1L;

    @Override
    public List<Integer> decode(InputStream in) {
      return List.of();
    }
  }

  private static final class HoldsAPlainObject extends Kept {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings({"serial", "unused"}) // that it is not serialisable is what is tested
    private final Object plain = new Object();
  }

  private static final class HoldsATransient extends Kept {
    private static final long serialVersionUID = 1L;
    private final transient int factor;

    HoldsATransient() {
      factor = 1;
    }

    @Override
    public List<Integer> add(List<Integer> kept, Integer number) {
      return super.add(kept, number * factor);
    }
  }

  private static final class Weighed extends Kept {
    private static final long serialVersionUID = 1L;
    private final long empty;
    private final long each;

    Weighed(long empty, long each) {
      this.empty = empty;
      this.each = each;
    }

    @Override
    public long weight(List<Integer> kept) {
      return empty + each * kept.size();
    }
  }

  private static final class WeighsWhatWasAdded extends Kept {
    private static final long serialVersionUID = 1L;

    @Override
    public List<Integer> merge(List<Integer> kept, List<Integer> other) {
      Weightless merged = new Weightless(kept);
      merged.addAll(other);
      return merged;
    }

    @Override
    public long weight(List<Integer> kept) {
      return kept instanceof Weightless ? 0 : super.weight(kept);
    }
  }

  private static final class WeightlessOnceDecoded extends Kept {
    private static final long serialVersionUID = 1L;

    @Override
    public long weight(List<Integer> kept) {
      return kept instanceof Weightless ? 0 : super.weight(kept);
    }

    @Override
    public Coder<List<Integer>> accumulatorCoder(
        CoderRegistry coders, TypeDescriptor<? extends Integer> elements) {
      return new WeightlessCoder();
    }
  }

  private static final class WeightlessCoder extends Kept.KeptCoder {
    private static final long serialVersionUID = 1L;

    @Override
    public List<Integer> decode(InputStream in) throws IOException {
      return new Weightless(super.decode(in));
    }
  }

  private static final class Weightless extends ArrayList<Integer> {
    private static final long serialVersionUID = 1L;

    Weightless(List<Integer> numbers) {
      super(numbers);
    }
  }
}
