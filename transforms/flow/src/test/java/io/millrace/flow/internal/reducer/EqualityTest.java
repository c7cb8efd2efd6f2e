package io.millrace.flow.internal.reducer;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.Row;
import org.apache.beam.sdk.values.TypeDescriptor;
import org.junit.jupiter.api.Test;

class EqualityTest {

  static final class Bean {}

  static class Compared {
    @Override
    public boolean equals(Object other) {
      return other instanceof Compared;
    }

    @Override
    public int hashCode() {
      return 1;
    }
  }

  static final class ComparedToo extends Compared {}

  record Holder<V>(int id, V value) {}

  @SuppressWarnings("ArrayRecordComponent") // what is tested
  record Bytes(byte[] bytes) {}

  @SuppressWarnings("ArrayRecordComponent") // what is tested
  record ComparedBytes(byte[] bytes) {
    @Override
    public boolean equals(Object other) {
      return other instanceof ComparedBytes that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(bytes);
    }
  }

  @SuppressWarnings("UnusedTypeParameter") // what is tested: no value is of it
  record Id<T>(long value) {}

  record Tree(String name, List<Tree> children) {}

  private enum Colour {
    RED
  }

  @Test
  void check_classWithoutEquals_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Equality.check("countDistinct", TypeDescriptor.of(Bean.class)))
        .withMessage(
            "countDistinct: the values are Bean, and Bean is equal only to itself. Map them to a"
                + " String, a number, a List or a record of those; or give the class an equals and"
                + " a hashCode.");
  }

  @Test
  void check_arrays_areRefusedWhereverTheyAre() {
    assertRefused(new TypeDescriptor<byte[]>() {});
    assertRefused(new TypeDescriptor<List<byte[]>>() {});
    assertRefused(new TypeDescriptor<Map<String, KV<String, int[]>>>() {});
    assertRefused(TypeDescriptor.of(Bytes.class));
    assertRefused(new TypeDescriptor<Holder<Bytes>>() {});
    assertRefused(new TypeDescriptor<Holder<List<Bean>>>() {});
  }

  @Test
  void check_whatIsComparedByValue_isTaken() {
    assertTaken(TypeDescriptor.of(String.class));
    assertTaken(TypeDescriptor.of(BigDecimal.class));
    assertTaken(TypeDescriptor.of(Colour.class));
    assertTaken(TypeDescriptor.of(ComparedToo.class));
    assertTaken(TypeDescriptor.of(ComparedBytes.class));
    assertTaken(TypeDescriptor.of(Tree.class));
    assertTaken(TypeDescriptor.of(Row.class));
    assertTaken(TypeDescriptor.of(Object.class));
    assertTaken(new TypeDescriptor<Holder<List<String>>>() {});
    assertTaken(new TypeDescriptor<Map<String, KV<Long, Colour>>>() {});
    assertTaken(TypeDescriptor.of(Currency.class));
    assertTaken(new TypeDescriptor<Holder<Currency>>() {});
    assertTaken(new TypeDescriptor<KV<String, Void>>() {});
    assertTaken(new TypeDescriptor<Id<Bean>>() {});
  }

  private static void assertRefused(TypeDescriptor<?> type) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Equality.check("distinct", type))
        .withMessageContaining("is equal only to itself");
  }

  private static void assertTaken(TypeDescriptor<?> type) {
    assertThatCode(() -> Equality.check("distinct", type)).doesNotThrowAnyException();
  }
}
