package io.millrace.sketches;

import io.millrace.flow.function.Reducer;
import io.millrace.flow.internal.memory.Weight;
import io.millrace.flow.internal.reducer.Equality;
import io.millrace.flow.internal.reducer.TieBreak;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.apache.beam.sdk.coders.ByteArrayCoder;
import org.apache.beam.sdk.coders.CannotProvideCoderException;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.CoderRegistry;
import org.apache.beam.sdk.coders.CustomCoder;
import org.apache.beam.sdk.coders.ListCoder;
import org.apache.beam.sdk.util.VarInt;
import org.apache.beam.sdk.values.TypeDescriptor;
import org.apache.beam.sdk.values.TypeParameter;
import org.apache.datasketches.frequencies.ErrorType;
import org.apache.datasketches.frequencies.ItemsSketch;
import org.apache.datasketches.memory.Memory;

/** The elements that occur most often, by a frequent-items sketch. */
final class FrequentReducer<T> extends Reducer<T, FrequentReducer.Counts<T>, List<Frequent<T>>> {

  private static final long serialVersionUID = 1L;

  private static final int SMALLEST = 8;
  static final int LARGEST = 1 << 26;

  /** A key, a count and a state in arrays that are at most three quarters full; and the item. */
  private static final long PLACE = 48;

  private static final int WEIGHED = 16;
  private static final int REMEMBERED = 8;

  private final int n;
  private final int mapSize;

  FrequentReducer(int n, int mapSize) {
    if (n < 1) {
      throw new IllegalArgumentException("frequent: n is %d, must be at least 1".formatted(n));
    }
    if (mapSize < SMALLEST || mapSize > LARGEST || Integer.bitCount(mapSize) != 1) {
      throw new IllegalArgumentException(
          "frequent: mapSize is %d, must be a power of two from %d to %d"
              .formatted(mapSize, SMALLEST, LARGEST));
    }
    this.n = n;
    this.mapSize = mapSize;
  }

  /** A sketch, and what an item weighs by the mean of some of them. */
  static final class Counts<T> {

    private final ItemsSketch<Item<T>> sketch;
    private long itemWeight;
    private int unweighed;

    /** The error of emptied sketches that were merged or decoded into this one. */
    private long lostError;

    Counts(ItemsSketch<Item<T>> sketch, long itemWeight, long lostError) {
      this.sketch = sketch;
      this.itemWeight = itemWeight;
      this.lostError = lostError;
    }

    private void weigh(T item) {
      if (itemWeight == 0) {
        itemWeight = Weight.of(item);
      } else if (++unweighed == WEIGHED) {
        unweighed = 0;
        itemWeight += (Weight.of(item) - itemWeight) / REMEMBERED;
      }
    }

    /**
     * What DataSketches neither merges nor encodes: it takes a sketch for new when purges have
     * taken out all items, but then it counted elements, and its error is theirs.
     */
    private long errorBesideSketch() {
      return lostError + (sketch.isEmpty() ? sketch.getMaximumError() : 0);
    }
  }

  @Override
  public Counts<T> create() {
    return new Counts<>(new ItemsSketch<>(mapSize), 0, 0);
  }

  @Override
  public Counts<T> add(Counts<T> counts, T element) {
    if (element != null) {
      counts.sketch.update(new Item<>(element));
      counts.weigh(element);
    }
    return counts;
  }

  @Override
  public Counts<T> merge(Counts<T> counts, Counts<T> other) {
    counts.sketch.merge(other.sketch);
    counts.lostError += other.errorBesideSketch();
    counts.itemWeight = Math.max(counts.itemWeight, other.itemWeight);
    return counts;
  }

  @Override
  public List<Frequent<T>> finish(Counts<T> counts) {
    return Arrays.stream(counts.sketch.getFrequentItems(ErrorType.NO_FALSE_NEGATIVES))
        .map(
            row ->
                new Frequent<>(
                    row.getItem().value(),
                    row.getLowerBound(),
                    row.getUpperBound() + counts.lostError))
        .sorted(
            Comparator.<Frequent<T>>comparingLong(Frequent::atMost)
                .reversed()
                .thenComparing(Frequent::item, TieBreak::compare))
        .limit(n)
        .toList();
  }

  @Override
  public boolean grows() {
    return true;
  }

  @Override
  public long weight(Counts<T> counts) {
    return counts.sketch.getNumActiveItems() * (PLACE + counts.itemWeight);
  }

  @Override
  public Coder<Counts<T>> accumulatorCoder(
      CoderRegistry coders, TypeDescriptor<? extends T> elements)
      throws CannotProvideCoderException {
    Equality.check("frequent", elements);
    return new CountsCoder<>(coders.getCoder(widened(elements)));
  }

  @Override
  public Coder<List<Frequent<T>>> resultCoder(
      CoderRegistry coders, TypeDescriptor<? extends T> elements)
      throws CannotProvideCoderException {
    return ListCoder.of(
        coders.getCoder(
            new TypeDescriptor<Frequent<T>>() {}.where(
                new TypeParameter<T>() {}, widened(elements))));
  }

  @SuppressWarnings("unchecked") // a reducer only takes elements in
  private static <T> TypeDescriptor<T> widened(TypeDescriptor<? extends T> elements) {
    return (TypeDescriptor<T>) elements;
  }

  private static final class CountsCoder<T> extends CustomCoder<Counts<T>> {

    private static final long serialVersionUID = 1L;

    private final Coder<T> items;

    CountsCoder(Coder<T> items) {
      this.items = items;
    }

    @Override
    public void encode(Counts<T> counts, OutputStream out) throws IOException {
      VarInt.encode(counts.itemWeight, out);
      VarInt.encode(counts.errorBesideSketch(), out);
      ByteArrayCoder.of().encode(counts.sketch.toByteArray(new ItemsSerDe<>(items)), out);
    }

    @Override
    public Counts<T> decode(InputStream in) throws IOException {
      long itemWeight = VarInt.decodeLong(in);
      long lostError = VarInt.decodeLong(in);
      Memory memory = Memory.wrap(ByteArrayCoder.of().decode(in));
      return new Counts<>(
          ItemsSketch.getInstance(memory, new ItemsSerDe<>(items)), itemWeight, lostError);
    }
  }
}
