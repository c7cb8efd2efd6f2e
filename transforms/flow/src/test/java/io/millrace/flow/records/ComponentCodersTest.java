package io.millrace.flow.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.Serializable;
import java.net.URI;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import org.apache.beam.sdk.coders.CannotProvideCoderException;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.CoderRegistry;
import org.apache.beam.sdk.coders.DefaultCoder;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.coders.StringDelegateCoder;
import org.apache.beam.sdk.testing.CoderProperties;
import org.apache.beam.sdk.transforms.windowing.IntervalWindow;
import org.apache.beam.sdk.util.CoderUtils;
import org.apache.beam.sdk.values.Row;
import org.apache.beam.sdk.values.TypeDescriptor;
import org.joda.time.Instant;
import org.junit.jupiter.api.Test;

class ComponentCodersTest {

  record Anything(Object value) {}

  sealed interface Shape {}

  record Circle(int radius) implements Shape {}

  record Drawing(List<Shape> shapes) {}

  record Language(Locale locale) {}

  record Address(URI uri) {}

  record Tags(ArrayList<String> tags) {}

  record Sorted(SortedMap<String, String> map) {}

  record Line(Row row) {}

  record Node(String name, List<Node> children) {}

  record Chicken(Egg egg) {}

  record Egg(Chicken chicken) {}

  record Growing<T>(T value, List<Growing<List<T>>> more) {}

  record Pair<A, B>(A first, B second) {}

  record Bounded(List<? extends Circle> circles) {}

  record Windowed(IntervalWindow window, BitSet bits) {}

  record Holder(Chosen chosen) {}

  @DefaultCoder(SerializableCoder.class)
  static final class Chosen implements Serializable {
    private static final long serialVersionUID = 1L;

    @Override
    public boolean equals(Object other) {
      return other instanceof Chosen;
    }

    @Override
    public int hashCode() {
      return 1;
    }
  }

  @Test
  void coder_objectComponent_isRefusedNamingItAndTheWaysOut() {
    assertRefused(
        TypeDescriptor.of(Anything.class),
        "component value of",
        "Anything: java.lang.Object has no encoding; declare a type of RecordCoder's table, or"
            + " register a coder: pipeline.getCoderRegistry().registerCoderForClass(Object.class, …)");
  }

  @Test
  void coder_sealedInterface_isRefused() {
    assertRefused(
        TypeDescriptor.of(Drawing.class), "component shapes of", "Shape has no encoding; declare");
  }

  @Test
  void coder_serializableClass_isRefusedAndNotSerialised() {
    assertRefused(
        TypeDescriptor.of(Language.class),
        "component locale of",
        "java.util.Locale has no encoding; declare");
  }

  @Test
  void coder_serializableClassThatIsRegistered_usesItsCoder() throws Exception {
    CoderRegistry registry = CoderRegistry.createDefault();
    registry.registerCoderForClass(URI.class, StringDelegateCoder.of(URI.class));

    Coder<Address> coder = Records.coder(TypeDescriptor.of(Address.class), registry);

    assertThat(CoderUtils.encodeToByteArray(coder, new Address(URI.create("a:b"))))
        .containsExactly(0, 3, 'a', ':', 'b');
  }

  @Test
  void coder_classThatAsksForSerialisation_usesIt() throws Exception {
    CoderProperties.coderDecodeEncodeEqual(
        coder(TypeDescriptor.of(Holder.class)), new Holder(new Chosen()));
  }

  @Test
  void coder_typesThatOnlyBeamKnows_useItsCoders() throws Exception {
    CoderProperties.coderDecodeEncodeEqual(
        coder(TypeDescriptor.of(Windowed.class)),
        new Windowed(
            new IntervalWindow(Instant.EPOCH, Instant.ofEpochMilli(1)),
            BitSet.valueOf(new long[] {5})));
  }

  @Test
  void coder_implementationOfACollection_isRefusedNamingTheInterfaces() {
    assertRefused(
        TypeDescriptor.of(Tags.class),
        "component tags of",
        "java.util.ArrayList<java.lang.String> has no encoding of its own; declare a List, Set,"
            + " Collection or Map");
  }

  @Test
  void coder_sortedMap_isRefused() {
    assertRefused(TypeDescriptor.of(Sorted.class), "component map of", "declare a List, Set");
  }

  @Test
  void coder_row_isRefusedForWantOfASchema() {
    assertRefused(
        TypeDescriptor.of(Line.class),
        "component row of",
        "a Row does not say its schema; use a record with the row's fields");
  }

  @Test
  void coder_recordThatContainsItself_isRefused() {
    assertRefused(
        TypeDescriptor.of(Node.class),
        ("component children of %1$s: java.util.List<%1$s>: %1$s contains itself, so that its"
                + " encoding has no end; keep the parts in one list, each with the key of its"
                + " parent")
            .formatted(Node.class.getName()));
  }

  @Test
  void coder_recordsThatContainEachOther_areRefused() {
    assertRefused(
        TypeDescriptor.of(Chicken.class), "component egg of", "component chicken of", "itself");
  }

  @Test
  void coder_recordWhoseTypeGrows_isRefused() {
    assertRefused(new TypeDescriptor<Growing<String>>() {}, "component more of", "itself");
  }

  @Test
  void coder_genericRecordInsideOfItsOwnKind_works() throws Exception {
    CoderProperties.coderDecodeEncodeEqual(
        coder(new TypeDescriptor<Pair<Pair<String, Integer>, List<String>>>() {}),
        new Pair<>(new Pair<>("a", 1), List.of("b")));
  }

  @Test
  void coder_genericRecordWithoutArguments_isRefusedNamingTheParameter() {
    assertRefused(
        TypeDescriptor.of(Pair.class),
        "component first of",
        "the type argument A is not known; give the whole type, as in new"
            + " TypeDescriptor<Pair<String, Long>>() {}");
  }

  @Test
  void coder_wildcard_isItsBound() throws Exception {
    CoderProperties.coderDecodeEncodeEqual(
        coder(TypeDescriptor.of(Bounded.class)), new Bounded(List.of(new Circle(1))));
  }

  @Test
  void componentCoder_string_keepsHalfPairsApart() throws Exception {
    Coder<String> coder =
        Records.componentCoder(TypeDescriptor.of(String.class), CoderRegistry.createDefault());

    CoderProperties.coderDecodeEncodeEqual(coder, "🙂".substring(0, 1));
  }

  private static void assertRefused(TypeDescriptor<?> type, String... message) {
    assertThatThrownBy(() -> coder(type))
        .isInstanceOf(CannotProvideCoderException.class)
        .hasMessageContainingAll(message);
  }

  private static <R> Coder<R> coder(TypeDescriptor<R> type) throws CannotProvideCoderException {
    return Records.coder(type, CoderRegistry.createDefault());
  }
}
