package io.millrace.flow.internal.reducer;

import io.millrace.flow.internal.memory.Weight;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.beam.sdk.coders.BigEndianLongCoder;
import org.apache.beam.sdk.coders.CannotProvideCoderException;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.CoderRegistry;
import org.apache.beam.sdk.coders.CustomCoder;
import org.apache.beam.sdk.coders.ListCoder;
import org.apache.beam.sdk.values.TypeDescriptor;

/**
 * A uniform sample of n elements without replacement.
 *
 * <p>Each element draws a random number, and the n elements with the smallest numbers are kept:
 * every set of n elements is as likely as any other, and the sample of two samples is one of the
 * whole. It is the bottom-k sketch of Cohen and Kaplan, <i>Summarizing data using bottom-k
 * sketches</i> (2007), with equal weights.
 *
 * @param <T> the elements
 */
public final class SampleReducer<T> extends HoldingReducer<T, SampleReducer.Drawn<T>, List<T>> {

  private static final long serialVersionUID = 1L;

  private static final Comparator<Drawn<?>> GREATEST_FIRST =
      (first, second) -> Long.compare(second.number, first.number);

  private final int n;
  private final Numbers numbers;

  public SampleReducer(int n) {
    this(n, () -> ThreadLocalRandom.current().nextLong());
  }

  SampleReducer(int n, Numbers numbers) {
    this.n = Limits.atLeastOne("sample", "n", n);
    this.numbers = numbers;
  }

  /** Random numbers. */
  @FunctionalInterface
  interface Numbers extends Serializable {
    long next();
  }

  /** An element and the number that it drew. */
  record Drawn<T>(long number, T element) {}

  @Override
  Collection<Drawn<T>> empty() {
    return new PriorityQueue<>(GREATEST_FIRST);
  }

  @Override
  public Held<Drawn<T>> add(Held<Drawn<T>> held, T element) {
    long number = numbers.next();
    if (element != null && isKept(held, number)) {
      offer(held, new Drawn<>(number, element));
    }
    return held;
  }

  @Override
  void offer(Held<Drawn<T>> held, Drawn<T> drawn) {
    if (held.values.size() < n) {
      putForNow(held, drawn);
    } else if (isKept(held, drawn.number)) {
      replaceHead(held, drawn);
    }
  }

  private boolean isKept(Held<Drawn<T>> held, long number) {
    return held.values.size() < n || number < ((Queue<Drawn<T>>) held.values).element().number;
  }

  @Override
  long weigh(Drawn<T> drawn) {
    return Weight.of(drawn.number) + Weight.of(drawn.element);
  }

  @Override
  public List<T> finish(Held<Drawn<T>> held) {
    return held.values.stream().sorted(GREATEST_FIRST).map(Drawn::element).toList();
  }

  @Override
  Coder<Drawn<T>> valueCoder(CoderRegistry coders, TypeDescriptor<? extends T> elements)
      throws CannotProvideCoderException {
    return new DrawnCoder<>(elementCoder(coders, elements));
  }

  @Override
  public Coder<List<T>> resultCoder(CoderRegistry coders, TypeDescriptor<? extends T> elements)
      throws CannotProvideCoderException {
    return ListCoder.of(elementCoder(coders, elements));
  }

  private Coder<T> elementCoder(CoderRegistry coders, TypeDescriptor<? extends T> elements)
      throws CannotProvideCoderException {
    return ElementValue.<T>itself("sample").coder(coders, elements);
  }

  private static final class DrawnCoder<T> extends CustomCoder<Drawn<T>> {

    private static final long serialVersionUID = 1L;

    private final Coder<T> elements;

    DrawnCoder(Coder<T> elements) {
      this.elements = elements;
    }

    @Override
    public void encode(Drawn<T> drawn, OutputStream out) throws IOException {
      BigEndianLongCoder.of().encode(drawn.number, out);
      elements.encode(drawn.element, out);
    }

    @Override
    public Drawn<T> decode(InputStream in) throws IOException {
      long number = BigEndianLongCoder.of().decode(in);
      return new Drawn<>(number, elements.decode(in));
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof DrawnCoder<?> that && elements.equals(that.elements);
    }

    @Override
    public int hashCode() {
      return elements.hashCode();
    }
  }
}
