package io.millrace.flow.internal.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.flow.Reducers;
import io.millrace.flow.function.Reducer;
import io.millrace.flow.internal.reducer.FoldReducer;
import io.millrace.flow.internal.reducer.composed.CompositeReducer;
import java.lang.ref.WeakReference;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URL;
import java.net.URLClassLoader;
import java.time.LocalDate;
import java.util.AbstractList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.RandomAccess;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.beam.sdk.schemas.Schema;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.Row;
import org.apache.beam.sdk.values.TypeDescriptors;
import org.assertj.core.api.AbstractLongAssert;
import org.junit.jupiter.api.Test;

/** What a text of 2,000 letters is held in weighs that much, and not much more. */
class WeightTest {

  private static final String TEXT = "x".repeat(2_000);

  record Letter(long number, String text) {}

  record Envelope(Letter letter, Integer stamps) {}

  static class Parcel {
    final long number = 1;
    final byte[] content = new byte[2_000];
  }

  static final class Express extends Parcel {
    final Parcel inside = new Parcel();
  }

  static final class Ring {
    Ring next = this;
  }

  record Described(Schema schema, Class<?> type, String text) {}

  /** A thousand texts, and how often one was asked for. */
  private static final class Watched extends AbstractList<String> implements RandomAccess {
    private int looks;

    @Override
    public String get(int index) {
      looks++;
      return TEXT;
    }

    @Override
    public int size() {
      return 1_000;
    }
  }

  /** Loads Millrace anew, and all else as it is there. */
  private static final class JobLoader extends URLClassLoader {

    JobLoader() {
      super(
          new URL[] {Weight.class.getProtectionDomain().getCodeSource().getLocation()},
          Weight.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (!name.startsWith("io.millrace.")) {
        return super.loadClass(name, resolve);
      }
      Class<?> loaded = findLoadedClass(name);
      return loaded == null ? findClass(name) : loaded;
    }
  }

  @Test
  void of_record_isItsComponents() {
    assertAbout(new Letter(1, TEXT), 2_000);
    assertAbout(new Envelope(new Letter(1, TEXT), 1_000), 2_000);
  }

  @Test
  void of_rowOfBeam_isAllItsValues() {
    Schema schema =
        Schema.builder().addInt64Field("id").addStringField("a").addStringField("b").build();

    assertAbout(Row.withSchema(schema).addValues(1L, TEXT, TEXT).build(), 4_000);
  }

  @Test
  void of_objectOfSomeClass_isItsFieldsAndThoseOfItsSuperclass() {
    assertAbout(new Parcel(), 2_000);
    assertAbout(new Express(), 4_000);
  }

  @Test
  void of_whatHoldsOthers_isWhatTheyAre() {
    assertAbout(KV.of(TEXT, new Letter(1, TEXT)), 4_000);
    assertAbout(Map.entry(1, TEXT), 2_000);
    assertAbout(Optional.of(new Letter(1, TEXT)), 2_000);
    assertAbout(new Object[] {TEXT, 1, new byte[2_000]}, 4_000);
    assertAbout(Map.of("a", List.of(TEXT), "b", List.of(TEXT)), 4_000);
    assertAbout(Set.of(new Letter(1, TEXT), new Letter(2, TEXT)), 4_000);
    assertAbout(new long[500], 4_000);
    assertAbout(new short[1_000], 2_000);
    assertAbout(new BitSet(16_000), 2_000);
  }

  @Test
  void of_listWhoseFirstElementIsShort_isItsMean() {
    List<String> texts =
        IntStream.range(0, 1_000).mapToObj(i -> i % 2 == 0 ? "" : "x".repeat(200)).toList();

    assertAbout(texts.subList(1, 1_000), 160_000);
    assertThat(Weight.of(texts)).isLessThan(300_000);
    assertAbout(List.of("", "", TEXT), 2_000);
  }

  @Test
  void of_textBeyondLatin_twoBytesACharacter() {
    assertAbout("ж".repeat(1_000), 2_000);
    assertAbout("x".repeat(1_000) + "日".repeat(1_000), 4_000);
  }

  @Test
  void of_bigNumbers_areTheirDigits() {
    assertAbout(BigInteger.ONE.shiftLeft(16_000), 2_000);
    assertAbout(new BigDecimal(BigInteger.TEN.pow(4_800)), 2_000);
    assertThat(Weight.of(new BigDecimal("12.50"))).isLessThan(64);
  }

  @Test
  void of_cycle_ends() {
    assertThat(Weight.of(new Ring())).isPositive();
    assertThat(Weight.of(Collections.nCopies(100_000, new Ring()))).isPositive();
  }

  @Test
  void of_nothing_isLittle() {
    assertThat(Weight.of(null)).isZero();
    assertThat(Weight.of(new HashSet<>())).isLessThan(64);
    assertThat(Weight.beyondSmall(1L)).isZero();
  }

  @Test
  void of_objectThatPointsToWhatAllShare_isThePointerOnly() {
    Schema schema = Schema.builder().addStringField(TEXT).build();

    assertThat(Weight.of(new Described(schema, Described.class, "x"))).isLessThan(120);
  }

  @Test
  void of_classOfTheJdk_keepsNoLoaderOfAJob() throws Exception {
    WeakReference<ClassLoader> job = loaderThatWeighed(LocalDate.of(2024, 2, 29));

    System.gc();

    assertThat(job.get()).isNull();
  }

  @Test
  void ofGrowing_collection_isTakenToBeLikeItsFirst() {
    assertThat(Weight.ofGrowing(Collections.nCopies(1_000, TEXT)))
        .isBetween(2_000_000L, 3_000_000L);
    assertThat(Weight.ofGrowing(Map.of("a", TEXT))).isBetween(2_000L, 3_000L);
    assertThat(Weight.ofGrowing(TEXT)).isBetween(2_000L, 3_000L);
    assertThat(Weight.ofGrowing(List.of())).isLessThan(64);
    assertThat(Weight.ofGrowing(null)).isZero();
  }

  @Test
  void weight_ofFoldThatGrows_looksAtOneElement() {
    FoldReducer<String, List<String>> reducer =
        new FoldReducer<>(
            TypeDescriptors.lists(TypeDescriptors.strings()),
            List::of,
            (list, text) -> list,
            (list, other) -> list);
    Watched list = new Watched();

    assertThat(reducer.weight(list)).isGreaterThan(1_000 * 2_000);
    assertThat(list.looks).isOne();
  }

  @Test
  void weight_ofSeveralOfWhichOneGrows_isOfThatOne() throws Exception {
    Reducer<String, Object[], Object[]> reducer =
        new CompositeReducer<>(
            List.of(
                Reducers.max(String.class, text -> text),
                Reducers.fold(
                    TypeDescriptors.strings(), () -> "", String::concat, String::concat)));

    assertThat(reducer.weight(reducer.add(reducer.create(), TEXT))).isEqualTo(Weight.of(TEXT));
  }

  /** A loader of our own classes, as of a job, that is given up once a value was weighed. */
  private static WeakReference<ClassLoader> loaderThatWeighed(Object value) throws Exception {
    try (JobLoader loader = new JobLoader()) {
      Class<?> weight = loader.loadClass(Weight.class.getName());
      assertThat(weight.getClassLoader()).isSameAs(loader);
      assertThat(weight.getMethod("of", Object.class).invoke(null, value))
          .isEqualTo(Weight.of(value));
      return new WeakReference<>(loader);
    }
  }

  private static AbstractLongAssert<?> assertAbout(Object value, long bytes) {
    return assertThat(Weight.of(value)).isBetween(bytes, bytes + bytes / 2);
  }
}
